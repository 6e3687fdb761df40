namespace Atalaya.SystemTests;

/// <summary>Where the repository and the reference data are.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The path of a file of the reference data; skips the test with a printed reason where it is missing.</summary>
    public static string Data(string relative)
    {
        string root = Environment.GetEnvironmentVariable("ATALAYA_DATA") is { Length: > 0 } configured ? configured : Path.GetFullPath(Path.Combine(Root, "../shared/data"));
        string path = Path.Combine(root, relative);
        bool isThere = File.Exists(path) || Directory.Exists(path);
        if (Environment.GetEnvironmentVariable("ATALAYA_COMPARISONS") is { Length: > 0 } notes)
            File.AppendAllText(notes, $"{(isThere ? "ran" : "skipped")} {TestContext.Current.Test?.TestDisplayName}\n");
        Assert.SkipUnless(isThere, $"reference data not found: {path} (set ATALAYA_DATA to the folder that holds it)");
        return path;
    }

    static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Atalaya.slnx"))) return folder.FullName;
        throw new InvalidOperationException("the repository was not found above the test program");
    }
}
