using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Scenarios;

namespace Atalaya.Server.Live;

/// <summary>Paces a simulation against the clock and queues the bytes of all its sensors.</summary>
sealed class SimulationPacer(ScenarioEmitter emitter)
{
    readonly Lock _lock = new();
    Task? _running;

    /// <summary>Starts the pacing once, whichever feed comes first.</summary>
    public Task RunAsync(FrameQueue queue, IReadOnlyList<SourceId> ids, CancellationToken stop)
    {
        lock (_lock) return _running ??= Task.Run(() => Pace(queue, ids, stop), stop);
    }

    async Task Pace(FrameQueue queue, IReadOnlyList<SourceId> ids, CancellationToken stop)
    {
        while (TryHold(out int source, out Instant due))
        {
            double ahead = due.SecondsSince(Clock.Now);
            if (ahead > 0.002) await Task.Delay(TimeSpan.FromSeconds(ahead), stop).ConfigureAwait(false);
            queue.Add(ids[source], _held.AsSpan(0, _heldLength), stop);
        }
    }

    byte[] _held = [];
    int _heldLength;

    bool TryHold(out int source, out Instant due)
    {
        if (!emitter.TryNext(out source, out due, out ReadOnlySpan<byte> bytes)) return false;
        if (_held.Length < bytes.Length) _held = new byte[bytes.Length * 2];
        bytes.CopyTo(_held);
        _heldLength = bytes.Length;
        return true;
    }
}
