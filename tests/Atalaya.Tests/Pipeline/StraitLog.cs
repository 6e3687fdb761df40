using Atalaya.Core.Frames;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;
using Atalaya.Scenarios;

namespace Atalaya.Tests.Pipeline;

/// <summary>The frames that a live run on the simulated strait would log: configuration, sensor bytes, heartbeats.</summary>
sealed class StraitLog
{
    public readonly record struct Entry(FrameKind Kind, ushort Source, Instant Time, byte[] Payload);

    readonly List<Entry> _entries = [];

    public IReadOnlyList<Entry> Entries => _entries;

    public static StraitLog Create(double seconds, ulong seed = 1, Instant? start = null, string? without = null)
    {
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions { Seed = seed, DurationSeconds = seconds, Start = start ?? ScenarioOptions.FixedEpoch })!;
        return Of(scenario, scenario, 0, seconds, without);
    }

    /// <summary>The same for what the sources of any scenario sent in a part of its time.</summary>
    public static StraitLog Of(Scenario scenario, IPieceStream stream, double from, double to, string? without = null)
    {
        StraitLog log = new();
        PipelineConfiguration configuration = new()
        {
            Sources = [.. scenario.Sources.Select((source, index) => new SourceConfiguration
            {
                Id = (ushort)(index + 1),
                Name = source.Name,
                Format = source.Format,
                LatitudeDegrees = source.Site.LatitudeDegrees,
                LongitudeDegrees = source.Site.LongitudeDegrees,
                HeightMeters = source.Site.Height,
                RangeSigmaMeters = source.RangeSigmaMeters,
                AzimuthSigmaDegrees = source.AzimuthSigmaDegrees,
                Simulated = true,
                Datagrams = true,
            })],
        };
        log._entries.Add(new Entry(FrameKind.Configuration, 0, scenario.Start, configuration.ToJson()));
        Instant heartbeat = scenario.Start.PlusSeconds(from);
        while (stream.TryNext(out int source, out Instant time, out ReadOnlySpan<byte> bytes))
        {
            for (; heartbeat <= time; heartbeat = heartbeat.PlusNanoseconds(Tick.Nanoseconds)) log._entries.Add(new Entry(FrameKind.Heartbeat, 0, heartbeat, []));
            if (scenario.Sources[source].Format != without && time.SecondsSince(scenario.Start) >= from) log._entries.Add(new Entry(FrameKind.SensorData, (ushort)(source + 1), time, bytes.ToArray()));
        }

        log._entries.Add(new Entry(FrameKind.Heartbeat, 0, scenario.Start.PlusSeconds(to + 1), []));
        return log;
    }

    /// <summary>Feeds the entries from an index on; the position of each is its index.</summary>
    public void Feed(Flow flow, int from = 0)
    {
        for (int i = from; i < _entries.Count; i++)
        {
            Entry entry = _entries[i];
            flow.Accept(new Frame(entry.Kind, new SourceId(entry.Source), entry.Time, new LogPosition(1, (uint)i), entry.Payload));
        }
    }

    /// <summary>Saves the flow at the ends of the ticks asked for.</summary>
    public sealed class CheckpointTaker(int everyTicks) : IFlowObserver
    {
        int _ticks;

        public List<(LogPosition Next, byte[] State)> Taken { get; } = [];

        public void TickClosed(Flow flow, Tick tick, ReadOnlySpan<PictureDelta> deltas, LogPosition next)
        {
            if (++_ticks % everyTicks != 0) return;
            StateWriter writer = new();
            flow.Save(writer);
            Taken.Add((next, writer.Written.ToArray()));
        }
    }
}
