using System.Text.Json;
using Atalaya.Integrity.Alerts;
using Atalaya.Pipeline;
using Atalaya.Server.Alerts;
using Atalaya.Server.Web;

namespace Atalaya.Server.Delivery;

/// <summary>
/// The changes of alerts that are to be sent, on disk: a line each, written before the tick is over. What was not written before a crash is made again when
/// the log is applied again, and what was is not written twice. Each receiver remembers how far it has come.
/// </summary>
sealed class AlertOutbox : IDisposable
{
    public const string FolderName = "outbox";

    /// <summary>Older ones are given up if no receiver has taken them.</summary>
    public const int MaxEntries = 10_000;

    readonly Lock _lock = new();
    readonly List<OutboxEntry> _entries = [];
    readonly string _folder;
    readonly ILogger _logger;
    FileStream _file;
    TaskCompletionSource _added = new(TaskCreationOptions.RunContinuationsAsynchronously);
    bool _hasFailed;

    AlertOutbox(string folder, FileStream file, ILogger logger) => (_folder, _file, _logger) = (folder, file, logger);

    /// <summary>Opens the outbox of a recording; a torn last line is cut.</summary>
    public static AlertOutbox Open(string recording, ILogger logger)
    {
        string folder = System.IO.Path.Combine(recording, FolderName);
        Directory.CreateDirectory(folder);
        FileStream file = new(System.IO.Path.Combine(folder, "alerts.jsonl"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        AlertOutbox outbox = new(folder, file, logger);
        outbox.ReadAll();
        return outbox;
    }

    /// <summary>Sequence of the newest entry; 0 = none ever.</summary>
    public long Last
    {
        get
        {
            lock (_lock) return _entries.Count > 0 ? _entries[^1].Sequence : 0;
        }
    }

    /// <summary>Completed when something is added after the call.</summary>
    public Task Added
    {
        get
        {
            lock (_lock) return _added.Task;
        }
    }

    /// <summary>Notes what happened to alerts in the tick that closes; on the flow's thread.</summary>
    public void TickClosed(Flow flow)
    {
        if (flow.Alerts.Changes.Count == 0) return;
        AlertModels models = new(new TrackModels(flow.Configuration));
        lock (_lock)
        {
            long last = Last;
            foreach (AlertChange change in flow.Alerts.Changes)
                if (change.Sequence > last) Append(new OutboxEntry(change.Sequence, JsonNamingPolicy.SnakeCaseLower.ConvertName(change.Kind.ToString()), flow.ClosedTick.End.UnixSeconds, models.Row(change.Alert)));
            _added.TrySetResult();
            _added = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Entries after a sequence, oldest first; the answer does not change.</summary>
    public OutboxEntry[] ReadAfter(long sequence, int most)
    {
        lock (_lock)
        {
            int first = _entries.FindIndex(entry => entry.Sequence > sequence);
            return first < 0 ? [] : [.. _entries.Skip(first).Take(most)];
        }
    }

    /// <summary>How far a receiver has come; one that is new begins with what comes next.</summary>
    public long ReadCursor(string receiver)
    {
        string path = CursorPath(receiver);
        return File.Exists(path) && long.TryParse(File.ReadAllText(path), out long sequence) ? sequence : WriteCursor(receiver, Last);
    }

    public long WriteCursor(string receiver, long sequence)
    {
        string path = CursorPath(receiver), beside = path + ".tmp";
        File.WriteAllText(beside, sequence.ToString(System.Globalization.CultureInfo.InvariantCulture));
        File.Move(beside, path, overwrite: true);
        return sequence;
    }

    /// <summary>On the disk itself: what a checkpoint stands for is safe then.</summary>
    public void Sync()
    {
        lock (_lock) Try(() => _file.Flush(flushToDisk: true));
    }

    string CursorPath(string receiver) => System.IO.Path.Combine(_folder, receiver + ".cursor");

    void ReadAll()
    {
        long sound = 0;
        using StreamReader reader = new(_file, leaveOpen: true);
        while (reader.ReadLine() is { } line)
        {
            if (!TryParse(line, out OutboxEntry? entry) || (_entries.Count > 0 && entry!.Sequence <= _entries[^1].Sequence)) break;
            _entries.Add(entry!);
            sound += System.Text.Encoding.UTF8.GetByteCount(line) + 1;
        }

        _file.SetLength(Math.Min(sound, _file.Length));
        _file.Position = _file.Length;
    }

    static bool TryParse(string line, out OutboxEntry? entry)
    {
        try
        {
            entry = JsonSerializer.Deserialize(line, OutboxJson.Default.OutboxEntry);
            return entry?.Alert is not null;
        }
        catch (JsonException)
        {
            entry = null;
            return false;
        }
    }

    void Append(OutboxEntry entry)
    {
        _entries.Add(entry);
        Try(() =>
        {
            if (_entries.Count >= 2 * MaxEntries) Shorten();
            else Write(_file, entry);
        });
    }

    /// <summary>Half of what is kept goes at once, so that it is written anew rarely.</summary>
    void Shorten()
    {
        _entries.RemoveRange(0, _entries.Count - MaxEntries);
        string path = _file.Name, beside = path + ".tmp";
        using (FileStream next = new(beside, FileMode.Create, FileAccess.Write))
            foreach (OutboxEntry entry in _entries) Write(next, entry);
        _file.Dispose();
        File.Move(beside, path, overwrite: true);
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
    }

    static void Write(FileStream file, OutboxEntry entry)
    {
        file.Write([.. JsonSerializer.SerializeToUtf8Bytes(entry, OutboxJson.Default.OutboxEntry), (byte)'\n']);
        file.Flush();
    }

    /// <summary>A disk that fails does not stop the picture; what could not be written is sent, if the program lives so long.</summary>
    void Try(Action write)
    {
        try
        {
            write();
            _hasFailed = false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            if (!_hasFailed) DeliveryLog.OutboxFailed(_logger, exception.Message);
            _hasFailed = true;
        }
    }

    public void Dispose() => _file.Dispose();
}
