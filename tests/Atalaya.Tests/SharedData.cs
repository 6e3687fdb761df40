namespace Atalaya.Tests;

/// <summary>Finds the reference recordings: ATALAYA_DATA, else ../shared/data beside the repository; tests skip where they are missing.</summary>
static class SharedData
{
    static readonly string? Root = Find();

    /// <summary>The path of a file of the reference data; skips the test with a printed reason where it is missing.</summary>
    public static string Path(string relative)
    {
        Assert.SkipWhen(Root is null, "reference data not found: set ATALAYA_DATA to the folder that holds it");
        string path = System.IO.Path.Combine(Root!, relative);
        Assert.SkipUnless(File.Exists(path) || Directory.Exists(path), $"reference data has no {relative}");
        return path;
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
