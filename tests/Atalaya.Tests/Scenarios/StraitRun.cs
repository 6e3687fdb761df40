using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Scenarios;

namespace Atalaya.Tests.Scenarios;

/// <summary>The strait, run through our own decoders.</summary>
sealed class StraitRun : ITruthObserver
{
    readonly Dictionary<int, ScenarioObject> _objects = [];

    public StraitRun(double durationSeconds, ulong seed = 7, int scale = 1)
    {
        Scenario = Scenario.Create("strait", new ScenarioOptions { Seed = seed, DurationSeconds = durationSeconds, Scale = scale })!;
        Scenario.ObserveTruth(this);
        Decoders =
        [
            new AsterixSourceDecoder(Site(0), datagrams: true),
            new ModeSSourceDecoder(Site(1), ModeSFraming.Beast),
            new NmeaSourceDecoder(Site(2)),
        ];
        Batches = [new ReportBatch(), new ReportBatch(), new ReportBatch()];
        uint offset = 0;
        while (Scenario.TryNext(out int source, out Instant time, out ReadOnlySpan<byte> bytes))
            Decoders[source].Decode(new Frame(Atalaya.Core.Frames.FrameKind.SensorData, new SourceId((ushort)(source + 1)), time, new LogPosition(1, offset++), bytes), Batches[source]);
    }

    public Scenario Scenario { get; }
    public ISourceDecoder[] Decoders { get; }
    public ReportBatch[] Batches { get; }
    public IEnumerable<ScenarioObject> Objects => _objects.Values;

    /// <summary>Counts of objects by kind at each second.</summary>
    public Dictionary<Instant, int> Alive { get; } = [];

    public void Observe(Instant time, ScenarioObject thing, in TruthState state)
    {
        _objects.TryAdd(thing.Id, thing);
        Alive[time] = Alive.GetValueOrDefault(time) + 1;
    }

    public TruthState TruthOf(ScenarioObject thing, Instant time) => thing.At(time.SecondsSince(Scenario.Start));

    SourceSite Site(int source) => new(new SourceId((ushort)(source + 1)), Scenario.Sources[source].Name) { Position = Scenario.Sources[source].Site, Simulated = true };
}
