using System.Globalization;

namespace Atalaya.Recording.Checkpoints;

/// <summary>The checkpoints of a recording, in its folder <c>checkpoints</c>. Synchronise the log before writing one, so that its position is on disk.</summary>
public sealed class CheckpointStore
{
    const string Suffix = ".ckpt";
    const string TemporarySuffix = ".tmp";

    readonly string _folder;
    readonly CheckpointSchedule _schedule;
    readonly Lock _lock = new();
    readonly Dictionary<string, CheckpointEntry?> _headers = [];

    /// <param name="recordingDirectory">Of the recording.</param>
    /// <param name="schedule">Which checkpoints stay; null = the usual.</param>
    public CheckpointStore(string recordingDirectory, CheckpointSchedule? schedule = null)
    {
        _folder = Path.Combine(recordingDirectory, "checkpoints");
        _schedule = schedule ?? new CheckpointSchedule();
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

    /// <summary>What the readable headers say, newest first; from any thread. A header is read once: a checkpoint never changes.</summary>
    public IReadOnlyList<CheckpointEntry> Entries()
    {
        IReadOnlyList<string> paths = List();
        List<CheckpointEntry> entries = [];
        lock (_lock)
        {
            foreach (string gone in _headers.Keys.Except(paths).ToArray()) _headers.Remove(gone);
            foreach (string path in paths)
            {
                if (!_headers.TryGetValue(path, out CheckpointEntry? entry)) _headers[path] = entry = ReadEntry(path);
                if (entry is not null) entries.Add(entry);
            }
        }

        return entries;
    }

    /// <summary>Writes a checkpoint durably and deletes what the schedule no longer wants; returns its path. Throws <see cref="IOException"/> if storage fails; older ones are then untouched.</summary>
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
        DeleteSurplus();
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

    /// <summary>What the newest readable header says, without the state: what retention must keep the log for.</summary>
    public CheckpointInfo? NewestInfo()
    {
        foreach (string path in List())
            if (ReadInfo(path) is { } info) return info;
        return null;
    }

    static CheckpointEntry? ReadEntry(string path)
    {
        CheckpointInfo? info = ReadInfo(path);
        try
        {
            return info is null ? null : new CheckpointEntry(path, info, new FileInfo(path).Length);
        }
        catch (FileNotFoundException)
        {
            return null;   // retention took it
        }
    }

    static CheckpointInfo? ReadInfo(string path)
    {
        CheckpointInfo? info = null;
        _ = Read(path, out _, found =>
        {
            info = found;
            return false;
        });
        return info;
    }

    void DeleteSurplus()
    {
        foreach (string temporary in Directory.EnumerateFiles(_folder, "*" + Suffix + TemporarySuffix)) TryDelete(temporary);
        foreach (CheckpointEntry surplus in _schedule.Surplus(Entries())) TryDelete(surplus.Path);
        lock (_lock)
        {
            foreach (string path in List().Skip(_schedule.Newest))
                if (_headers.GetValueOrDefault(path) is null) TryDelete(path);
        }
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
