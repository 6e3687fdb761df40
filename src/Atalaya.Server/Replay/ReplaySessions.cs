using System.Collections.Concurrent;
using System.Security.Cryptography;
using Atalaya.Core.Time;
using Atalaya.Pipeline;
using Atalaya.Server.Live;

namespace Atalaya.Server.Replay;

/// <summary>The replays beside the live picture: bounded in number, ended when nobody looks at them any more or when what they show is no longer the recording of this server.</summary>
sealed class ReplaySessions : IAsyncDisposable
{
    /// <summary>A page that lost its link has this long to come back.</summary>
    public const double UnwatchedSeconds = 60;

    const double SweepSeconds = 5;

    readonly ConcurrentDictionary<string, ReplaySession> _sessions = new(StringComparer.Ordinal);
    readonly Func<FlowHost> _main;
    readonly Lock _creating = new();
    readonly Timer _sweep;

    /// <param name="main">The flow that runs.</param>
    public ReplaySessions(Func<FlowHost> main)
    {
        _main = main;
        _sweep = new Timer(_ => Sweep(Clock.Now), null, TimeSpan.FromSeconds(SweepSeconds), TimeSpan.FromSeconds(SweepSeconds));
    }

    /// <summary>Each has a flow of its own, as large as the live one.</summary>
    public static int MaxSessions => 4 + Environment.ProcessorCount / 2;

    public int Count => _sessions.Count;

    /// <summary>Begins a replay of the recording that the running flow writes or shows; null with the reason where that cannot be.</summary>
    public ReplaySession? Create(Instant at, double speed, bool isPaused, out string problem)
    {
        FlowHost main = _main();
        problem = "there is no recording to replay";
        if (main.Recording.Directory is not { } directory) return null;
        lock (_creating)
        {
            problem = $"{_sessions.Count} replays are running, the most that this server takes: end one, or wait until one is no longer watched";
            if (_sessions.Count >= MaxSessions) return null;
            GCMemoryInfo memory = GC.GetGCMemoryInfo();
            problem = "this machine is short of memory: no replay can be added";
            if (memory.MemoryLoadBytes > memory.HighMemoryLoadThresholdBytes && memory.HighMemoryLoadThresholdBytes > 0) return null;
            try
            {
                return Begin(main, new ReplayOptions
                {
                    Directory = directory,
                    Flow = new FlowOptions { Threads = 1 },
                    Speed = speed,
                    IsPaused = isPaused,
                    From = at,
                    Follows = !main.IsReplay,
                    YieldsToOthers = true,
                });
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                problem = $"the recording cannot be read: {exception.Message}";
                return null;
            }
        }
    }

    ReplaySession Begin(FlowHost main, ReplayOptions options)
    {
        ReplayHost host = new(options);
        ReplaySession session = new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), host, main);
        _sessions[session.Id] = session;
        host.Start();
        return session;
    }

    public ReplaySession? Find(string id)
    {
        if (!_sessions.TryGetValue(id, out ReplaySession? session)) return null;
        session.Use();
        return session;
    }

    /// <summary>False if there is no such session.</summary>
    public async Task<bool> EndAsync(string id)
    {
        if (!_sessions.TryRemove(id, out ReplaySession? session)) return false;
        await session.DisposeAsync().ConfigureAwait(false);
        return true;
    }

    /// <summary>Ends what nobody has looked at for a while.</summary>
    public void Sweep(Instant now)
    {
        FlowHost main = _main();
        foreach (ReplaySession session in _sessions.Values)
            if (session.Recorder != main || session.IsUnwatchedSince(now.PlusSeconds(-UnwatchedSeconds))) _ = EndAsync(session.Id);
    }

    public async ValueTask DisposeAsync()
    {
        await _sweep.DisposeAsync().ConfigureAwait(false);
        foreach (string id in _sessions.Keys) await EndAsync(id).ConfigureAwait(false);
    }
}
