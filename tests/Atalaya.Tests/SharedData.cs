namespace Atalaya.Tests;

/// <summary>
/// Finds the reference recordings: ATALAYA_DATA, else ../shared/data beside the repository; tests skip where they are missing. With
/// ATALAYA_COMPARISONS each test that used or missed them is noted in that file, so that a run can tell how many comparisons it made.
/// </summary>
static class SharedData
{
    static readonly string? Root = Find();
    static readonly string? Notes = Environment.GetEnvironmentVariable("ATALAYA_COMPARISONS");
    static readonly Lock NotesLock = new();

    /// <summary>The path of a file of the reference data; skips the test with a printed reason where it is missing.</summary>
    public static string Path(string relative)
    {
        string? path = Root is null ? null : System.IO.Path.Combine(Root, relative);
        bool isThere = path is not null && (File.Exists(path) || Directory.Exists(path));
        Note(isThere ? "ran" : "skipped");
        Assert.SkipWhen(Root is null, "reference data not found: set ATALAYA_DATA to the folder that holds it");
        Assert.SkipUnless(isThere, $"reference data has no {relative}");
        return path!;
    }

    static void Note(string outcome)
    {
        if (Notes is null) return;
        lock (NotesLock) File.AppendAllText(Notes, $"{outcome} {TestContext.Current.Test?.TestDisplayName}\n");
    }

    static string? Find()
    {
        string? configured = Environment.GetEnvironmentVariable("ATALAYA_DATA");
        if (!string.IsNullOrEmpty(configured)) return Directory.Exists(configured) ? configured : null;
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = System.IO.Path.Combine(folder.FullName, "..", "shared", "data");
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Atalaya.slnx")) && Directory.Exists(candidate)) return System.IO.Path.GetFullPath(candidate);
        }

        return null;
    }
}
