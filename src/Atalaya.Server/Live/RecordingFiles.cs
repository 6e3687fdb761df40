namespace Atalaya.Server.Live;

/// <summary>What the files of a recording tell from outside.</summary>
static class RecordingFiles
{
    /// <summary>Bytes of its segments; 0 = there is none.</summary>
    public static long LogBytes(string? directory) => Files(directory, "*.log*").Sum(static file => file.Length);

    /// <summary>Age of the newest checkpoint; null = there is none.</summary>
    public static double? CheckpointAgeSeconds(string? directory)
    {
        DateTime newest = Files(directory is null ? null : Path.Combine(directory, "checkpoints"), "*.ckpt").Select(static file => file.LastWriteTimeUtc).DefaultIfEmpty().Max();
        return newest == default ? null : Math.Max(0, (DateTime.UtcNow - newest).TotalSeconds);
    }

    /// <summary>A file that goes meanwhile is passed over.</summary>
    static IEnumerable<FileInfo> Files(string? directory, string pattern)
    {
        if (directory is null || !Directory.Exists(directory)) yield break;
        foreach (FileInfo file in new DirectoryInfo(directory).EnumerateFiles(pattern))
            if (file.Exists) yield return file;
    }
}
