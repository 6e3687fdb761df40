using System.Globalization;

namespace Atalaya.Recording.Checkpoints;

/// <summary>The checkpoints of a recording, in its folder <c>checkpoints</c>. Synchronise the log before writing one, so that its position is on disk.</summary>
public sealed class CheckpointStore
{
    const string Suffix = ".ckpt";
    const string TemporarySuffix = ".tmp";

    /// <summary>Checkpoints that stay where no other number is asked for.</summary>
    public const int DefaultKeep = 3;

    readonly string _folder;
    readonly int _keep;

    /// <param name="recordingDirectory">Of the recording.</param>
    /// <param name="keep">How many of the newest checkpoints stay, at least 1.</param>
    public CheckpointStore(string recordingDirectory, int keep = DefaultKeep)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, 1);
        _folder = Path.Combine(recordingDirectory, "checkpoints");
        _keep = keep;
    }

    /// <summary>Paths, newest first.</summary>
    public IReadOnlyList<string> List()
    {
        List<(long Number, string Path)> found = [];
        if (!Directory.Exists(_folder)) return [];
        foreach (string path in Directory.EnumerateFiles(_folder, "*" + Suffix))
            if (TryParseNumber(path, out long number)) found.Add((number, path));
        found.Sort(static (left, right) => right.Number.CompareTo(left.Number));
        return found.ConvertAll(static entry => entry.Path);
    }

    /// <summary>Writes a checkpoint durably and deletes the oldest beyond the limit; returns its path. Throws <see cref="IOException"/> if storage fails; older ones are then untouched.</summary>
    public string Write(CheckpointInfo info, ReadOnlySpan<byte> state)
    {
        Directory.CreateDirectory(_folder);
        IReadOnlyList<string> existing = List();
        long number = existing.Count > 0 && TryParseNumber(existing[0], out long newest) ? newest + 1 : 1;
        string path = Path.Combine(_folder, number.ToString("D12", CultureInfo.InvariantCulture) + Suffix);
        string temporary = path + TemporarySuffix;
        try
        {
            using FileStream file = new(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            CheckpointFile.Write(file, info, state);
            file.Flush(flushToDisk: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        DurableFiles.Rename(temporary, path);
        DeleteSurplus(path);
        return path;
    }

    /// <summary>
    /// Reads the newest checkpoint that is undamaged and wanted; <paramref name="refusals"/> names the damaged newer ones.
    /// </summary>
    /// <param name="isWanted">E.g. same build, or a position the log still has; called before the state is read.</param>
    public Checkpoint? ReadNewest(out IReadOnlyList<CheckpointRefusal> refusals, Func<CheckpointInfo, bool>? isWanted = null)
    {
        List<CheckpointRefusal> refused = [];
        refusals = refused;
        foreach (string path in List())
        {
            Checkpoint? checkpoint = Read(path, out string reason, isWanted);
            if (checkpoint is not null) return checkpoint;
            if (reason.Length > 0) refused.Add(new CheckpointRefusal(path, reason));
        }

        return null;
    }

    /// <summary>Reads one checkpoint; null with a reason if it is damaged, null with an empty reason if it is not wanted.</summary>
    public static Checkpoint? Read(string path, out string reason, Func<CheckpointInfo, bool>? isWanted = null)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            if (CheckpointFile.ReadHeader(file, out reason) is not { } layout) return null;
            if (isWanted is not null && !isWanted(layout.Info)) return null;
            return CheckpointFile.ReadState(file, layout, out reason) is { } state ? new Checkpoint(path, layout.Info, state) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            reason = failure.Message;
            return null;
        }
    }

    /// <summary>What the newest readable header says, without the state.</summary>
    public CheckpointInfo? NewestInfo() => Infos() is [var newest, ..] ? newest.Info : null;

    /// <summary>What the readable headers say, without the state, newest first: what retention must keep the log for.</summary>
    public IReadOnlyList<(string Path, CheckpointInfo Info)> Infos()
    {
        List<(string, CheckpointInfo)> infos = [];
        foreach (string path in List())
            _ = Read(path, out _, found =>
            {
                infos.Add((path, found));
                return false;
            });
        return infos;
    }

    void DeleteSurplus(string written)
    {
        foreach (string temporary in Directory.EnumerateFiles(_folder, "*" + Suffix + TemporarySuffix)) TryDelete(temporary);
        IReadOnlyList<string> paths = List();
        for (int i = _keep; i < paths.Count; i++)
            if (paths[i] != written) TryDelete(paths[i]);
    }

    static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Tried again after the next checkpoint.
        }
    }

    static bool TryParseNumber(string path, out long number) =>
        long.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
