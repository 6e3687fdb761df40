using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Pipeline;
using Atalaya.Scenarios;

namespace Atalaya.Server.Live;

/// <summary>One sensor of a simulation as a source. The bytes of all of them come from one <see cref="SimulationPacer"/>, which the first to run drives.</summary>
sealed class SimulationFeed(SourceId id, string name, SimulationPacer pacer) : SourceFeed(id, name)
{
    protected override bool Repeats => false;

    protected override Task FeedAsync(FrameQueue queue, CancellationToken stop)
    {
        Set(FeedState.Connected, "simulated");
        return pacer.RunAsync(queue, stop);
    }

    /// <summary>The sensors of a scenario as live sources, all marked simulated.</summary>
    public static List<LiveSource> CreateSources(Scenario scenario)
    {
        SimulationPacer pacer = new(scenario);
        return [.. scenario.Sources.Select((source, index) => new LiveSource(
            new SourceConfiguration
            {
                Id = 0,
                Name = source.Name,
                Format = source.Format,
                LatitudeDegrees = source.Site.LatitudeDegrees,
                LongitudeDegrees = source.Site.LongitudeDegrees,
                HeightMeters = source.Site.Height,
                RangeSigmaMeters = source.RangeSigmaMeters,
                AzimuthSigmaDegrees = source.AzimuthSigmaDegrees,
                Simulated = true,
                Datagrams = true,
            },
            (id, name) =>
            {
                pacer.SetId(index, id);
                return new SimulationFeed(id, name, pacer);
            }))];
    }
}

/// <summary>Paces a simulation against the clock and queues what its sensors send.</summary>
sealed class SimulationPacer(Scenario scenario)
{
    readonly Lock _lock = new();
    readonly SourceId[] _ids = new SourceId[scenario.Sources.Count];
    Task? _running;
    byte[] _held = [];
    int _heldLength;

    public void SetId(int source, SourceId id) => _ids[source] = id;

    public Task RunAsync(FrameQueue queue, CancellationToken stop)
    {
        lock (_lock) return _running ??= Task.Run(() => PaceAsync(queue, stop), stop);
    }

    async Task PaceAsync(FrameQueue queue, CancellationToken stop)
    {
        while (TryHold(out int source, out Instant due))
        {
            double ahead = due.SecondsSince(Clock.Now);
            if (ahead > 0.002) await Task.Delay(TimeSpan.FromSeconds(ahead), stop).ConfigureAwait(false);
            await queue.AddAsync(_ids[source], _held.AsSpan(0, _heldLength), stop).ConfigureAwait(false);
        }
    }

    bool TryHold(out int source, out Instant due)
    {
        if (!scenario.TryNext(out source, out due, out ReadOnlySpan<byte> bytes)) return false;
        if (_held.Length < bytes.Length) _held = new byte[bytes.Length * 2];
        bytes.CopyTo(_held);
        _heldLength = bytes.Length;
        return true;
    }
}
