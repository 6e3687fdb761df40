namespace Atalaya.SystemTests;

/// <summary>Where the repository and the reference data are.</summary>
static class Repository
{
    static readonly Lock NotesLock = new();

    public static string Root { get; } = FindRoot();

    /// <summary>The path of a file of the reference data; skips the test with a printed reason where it is missing.</summary>
    public static string Data(string relative)
    {
        string root = Environment.GetEnvironmentVariable("ATALAYA_DATA") is { Length: > 0 } configured ? configured : Path.GetFullPath(Path.Combine(Root, "../shared/data"));
        string path = Path.Combine(root, relative);
        bool isThere = File.Exists(path) || Directory.Exists(path);
        NoteComparison(isThere);
        Assert.SkipUnless(isThere, $"reference data not found: {path} (set ATALAYA_DATA to the folder that holds it)");
        return path;
    }

    /// <summary>The path of another program that reads or writes what we do; skips the test with a printed reason where it is not installed.</summary>
    public static string Program(string name, string package)
    {
        string? path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        NoteComparison(path is not null);
        Assert.SkipWhen(path is null, $"{name} is not installed (Debian package {package})");
        return path!;
    }

    static void NoteComparison(bool isThere)
    {
        if (Environment.GetEnvironmentVariable("ATALAYA_COMPARISONS") is not { Length: > 0 } notes) return;
        lock (NotesLock) File.AppendAllText(notes, $"{(isThere ? "ran" : "skipped")} {TestContext.Current.Test?.TestDisplayName}\n");
    }

    static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Atalaya.slnx"))) return folder.FullName;
        throw new InvalidOperationException("the repository was not found above the test program");
    }
}
