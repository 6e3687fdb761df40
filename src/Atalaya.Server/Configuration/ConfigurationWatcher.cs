using System.Runtime.InteropServices;
using Atalaya.Server.Security;

namespace Atalaya.Server.Configuration;

/// <summary>
/// Puts a changed file in force: when the system tells of the change, at SIGHUP, and by looking every two seconds, as not every file system tells.
/// </summary>
sealed class ConfigurationWatcher : IDisposable
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Editors write a file in several steps.</summary>
    static readonly TimeSpan Settling = TimeSpan.FromSeconds(0.2);

    readonly ConfigurationStore _store;
    readonly AuditLog _audit;
    readonly ILogger _logger;
    readonly CancellationTokenSource _stop = new();
    readonly SemaphoreSlim _told = new(0, 1);
    readonly PosixSignalRegistration _signal;
    readonly FileSystemWatcher? _files;
    (DateTime, long) _seen;
    Task _watching = Task.CompletedTask;

    public ConfigurationWatcher(ConfigurationStore store, AuditLog audit, ILogger logger)
    {
        _store = store;
        _audit = audit;
        _logger = logger;
        _seen = Mark();
        _signal = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
        {
            context.Cancel = true;
            Tell(forget: true);
        });
        _files = Watch(store.Path, () => Tell(forget: false));
    }

    public void Start()
    {
        _store.Changed += Note;
        _watching = Task.Run(RunAsync);
    }

    async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await _told.WaitAsync(Interval, _stop.Token).ConfigureAwait(false);
                if (Mark() == _seen) continue;
                await Task.Delay(Settling, _stop.Token).ConfigureAwait(false);
                _seen = Mark();
                Look();
            }
        }
        catch (OperationCanceledException)
        {
            // the program stops
        }
    }

    void Look()
    {
        ServerConfiguration before = _store.Current;
        if (!_store.Reload()) return;
        ConfigurationState state = _store.State;
        if (state.Fault is { } fault) ConfigurationLog.NotInForce(_logger, fault.Message);
        else if (ConfigurationDifference.Describe(before, state.Current) is { Length: > 0 } difference) _audit.Write("file", null, "configuration.reload", difference);
    }

    /// <summary>Every change is logged, whoever made it.</summary>
    void Note(ServerConfiguration before, ServerConfiguration after)
    {
        if (ConfigurationDifference.Describe(before, after) is { Length: > 0 } difference) ConfigurationLog.Changed(_logger, difference);
        List<string> later = ConfigurationDifference.NeedsRestart(_store.Started, after);
        if (later.Count > 0) ConfigurationLog.NeedsRestart(_logger, string.Join(", ", later));
    }

    void Tell(bool forget)
    {
        if (forget) _seen = default;
        try
        {
            _told.Release();
        }
        catch (SemaphoreFullException)
        {
            // it has been told already
        }
    }

    (DateTime, long) Mark()
    {
        FileInfo file = new(_store.Path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : (default, -1);
    }

    /// <summary>Null where the system cannot tell of changes: then looking must do.</summary>
    static FileSystemWatcher? Watch(string path, Action tell)
    {
        try
        {
            FileSystemWatcher files = new(Path.GetDirectoryName(path)!, Path.GetFileName(path));
            files.Changed += (_, _) => tell();
            files.Created += (_, _) => tell();
            files.Renamed += (_, _) => tell();
            files.EnableRaisingEvents = true;
            return files;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _store.Changed -= Note;
        _stop.Cancel();
        _watching.Wait(TimeSpan.FromSeconds(5));
        _files?.Dispose();
        _signal.Dispose();
        _told.Dispose();
        _stop.Dispose();
    }
}
