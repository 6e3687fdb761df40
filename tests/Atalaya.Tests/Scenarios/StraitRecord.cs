using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Scenarios;

namespace Atalaya.Tests.Scenarios;

/// <summary>A long run of the strait through our decoders, of which little is kept: what each source said of each object.</summary>
sealed class StraitRecord : ITruthObserver
{
    public readonly record struct Heard
    {
        public double Seconds { get; init; }
        public double ReceiveSeconds { get; init; }
        public bool HasPosition { get; init; }
        public double Latitude { get; init; }
        public double Longitude { get; init; }
        public double Range { get; init; }
        public double Azimuth { get; init; }
        public byte? Nic { get; init; }
        public byte? NacP { get; init; }
        public ushort? Mode3A { get; init; }
        public Emergency Emergency { get; init; }
        public byte? NavigationStatus { get; init; }
    }

    readonly Dictionary<(string Source, uint Address, uint Mmsi), List<Heard>> _heard = [];
    readonly Dictionary<int, ScenarioObject> _objects = [];
    readonly Dictionary<(int, Situation), List<double>> _situations = [];
    readonly Scenario _scenario;

    public StraitRecord(double seconds, ulong seed = 7)
    {
        _scenario = new StraitRun(seconds, seed, take: Take, observer: this).Scenario;
    }

    public IEnumerable<ScenarioObject> Objects => _objects.Values;
    public List<(double Seconds, TruthEvent Event)> Events { get; } = [];

    public IEnumerable<Heard> Of(string source, ScenarioObject thing) => _heard.GetValueOrDefault((source, thing.Address, thing.Mmsi)) ?? [];

    /// <summary>What had no identity.</summary>
    public IEnumerable<Heard> Anonymous(string source) => _heard.GetValueOrDefault((source, 0u, 0u)) ?? [];

    public IEnumerable<Heard> All(string source) => _heard.Where(pair => pair.Key.Source == source).SelectMany(pair => pair.Value);

    public GeodeticPosition SiteOf(string source) => _scenario.Sources.Single(candidate => candidate.Name == source).Site;

    /// <summary>The whole seconds in which something was true of an object.</summary>
    public double[] SecondsOf(ScenarioObject thing, Situation situation) => [.. _situations.GetValueOrDefault((thing.Id, situation)) ?? []];

    public void Observe(Instant time, ScenarioObject thing, in TruthState state)
    {
        _objects.TryAdd(thing.Id, thing);
        foreach (Situation situation in Enum.GetValues<Situation>())
        {
            if (situation == Situation.None || (state.Situation & situation) == 0) continue;
            if (!_situations.TryGetValue((thing.Id, situation), out List<double>? seconds)) _situations[(thing.Id, situation)] = seconds = [];
            seconds.Add(time.SecondsSince(ScenarioOptions.FixedEpoch));
        }
    }

    public void Observe(Instant time, in TruthEvent beginning) => Events.Add((time.SecondsSince(ScenarioOptions.FixedEpoch), beginning));

    void Take(ScenarioSource source, Report report)
    {
        var key = (source.Name, report.Identity.Address, report.Identity.Mmsi);
        if (!_heard.TryGetValue(key, out List<Heard>? heard)) _heard[key] = heard = [];
        heard.Add(new Heard
        {
            Seconds = report.Time.SecondsSince(ScenarioOptions.FixedEpoch),
            ReceiveSeconds = report.ReceiveTime.SecondsSince(ScenarioOptions.FixedEpoch),
            HasPosition = report.Measurement == MeasurementKind.Geodetic,
            Latitude = report.M0,
            Longitude = report.M1,
            Range = report.M0,
            Azimuth = report.M1,
            Nic = report.Quality.Nic,
            NacP = report.Quality.NacP,
            Mode3A = report.Identity.Mode3A,
            Emergency = report.Emergency,
            NavigationStatus = report.NavigationStatus,
        });
    }
}
