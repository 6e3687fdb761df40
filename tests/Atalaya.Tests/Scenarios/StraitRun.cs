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

    /// <param name="durationSeconds">To simulate.</param>
    /// <param name="seed">Of the scenario.</param>
    /// <param name="scale">Of the scenario.</param>
    /// <param name="observer">Of the truth; null = this.</param>
    /// <param name="take">Is shown each report, and nothing is kept; null = all are kept in <see cref="Batches"/>.</param>
    public StraitRun(double durationSeconds, ulong seed = 7, int scale = 1, Action<ScenarioSource, Report>? take = null, ITruthObserver? observer = null)
    {
        Scenario = Scenario.Create("strait", new ScenarioOptions { Seed = seed, DurationSeconds = durationSeconds, Scale = scale })!;
        Scenario.ObserveTruth(observer ?? this);
        Decoders = [.. Scenario.Sources.Select((source, index) => Decoder(source.Format, Site(index)))];
        Batches = [.. Scenario.Sources.Select(_ => new ReportBatch())];
        uint offset = 0;
        while (Scenario.TryNext(out int source, out Instant time, out ReadOnlySpan<byte> bytes))
        {
            Decoders[source].Decode(new Frame(Atalaya.Core.Frames.FrameKind.SensorData, new SourceId((ushort)(source + 1)), time, new LogPosition(1, offset++), bytes), Batches[source]);
            if (take is null) continue;
            foreach (Report report in Batches[source].Reports) take(Scenario.Sources[source], report);
            Batches[source].Clear();
        }
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

    /// <summary>The index of a source.</summary>
    public int IndexOf(string name) => Enumerable.Range(0, Scenario.Sources.Count).First(index => Scenario.Sources[index].Name == name);

    public double SecondsOf(Instant time) => time.SecondsSince(Scenario.Start);

    /// <summary>True while its satellite receiver cannot be believed, or has hardly recovered.</summary>
    public bool HasLostGnss(ScenarioObject thing, Instant time)
    {
        for (double ago = 0; ago <= 25; ago += 2.5)
        {
            double seconds = SecondsOf(time) - ago;
            if ((thing.SituationAt(seconds, thing.At(seconds)) & (Situation.Jammed | Situation.Spoofed)) != 0) return true;
        }

        return false;
    }

    static ISourceDecoder Decoder(string format, SourceSite site) => format switch
    {
        "asterix" => new AsterixSourceDecoder(site, datagrams: true),
        "beast" => new ModeSSourceDecoder(site, ModeSFraming.Beast),
        _ => new NmeaSourceDecoder(site),
    };

    public TruthState TruthOf(ScenarioObject thing, Instant time) => thing.At(time.SecondsSince(Scenario.Start));

    SourceSite Site(int source) => new(new SourceId((ushort)(source + 1)), Scenario.Sources[source].Name) { Position = Scenario.Sources[source].Site, Simulated = true };
}
