using Atalaya.Core.Geodesy;
using Atalaya.Scenarios.Events;
using Atalaya.Scenarios.Motion;
using Atalaya.Scenarios.Schedule;
using Atalaya.Scenarios.Sensors;
using Atalaya.Scenarios.Traffic;

namespace Atalaya.Scenarios;

/// <summary>
/// The strait: the Gulf of Paria between Trinidad and Venezuela, with two air radars and a coastal one, two ADS-B receivers, an AIS
/// station, a neighbour's system tracks, sixty aircraft, a hundred and fifty vessels and a long-range drone without transponder, and the events of <see cref="StraitEvents"/>.
/// </summary>
static class StraitScenario
{
    const byte Sac = 96;
    const string AisName = "ais-1";

    static readonly GeodeticPosition AisSite = Place(10.690, -61.625, 480);

    static readonly RadarModel[] Radars =
    [
        new() { Name = "radar-1", Site = Place(10.687, -61.627, 545), Sac = Sac, Sic = 1 },
        new()
        {
            Name = "radar-2", Site = Place(10.470, -61.192, 320), Sac = Sac, Sic = 2, TurnSeconds = 5, PhaseTurns = 0.81, MaxRangeMeters = 180_000,
            RangeSigmaMeters = 75, AzimuthSigmaDegrees = 0.08, RangeBiasMeters = -120, AzimuthBiasDegrees = -0.11, Clock = new SensorClock(0.18),
            UniformClutter = 6, SeaClutter = 3, ProcessingSeconds = 0.35, ProcessingJitterSeconds = 0.12, Outage = StraitEvents.RadarOutage,
        },
        new()
        {
            Name = "coast-1", Site = Place(10.075, -61.885, 45), Sac = Sac, Sic = 3, IsCoastal = true, TurnSeconds = 2.5, PhaseTurns = 0.12,
            MinRangeMeters = 150, MaxRangeMeters = 48_000, MaxElevationDegrees = 12, RangeSigmaMeters = 12, AzimuthSigmaDegrees = 0.25,
            RangeBiasMeters = 25, AzimuthBiasDegrees = -0.2, Clock = new SensorClock(-0.06), UniformClutter = 2, SeaClutter = 4,
            SeaClutterMeanMeters = 3_500, SeaPatches = 24, SecondaryDetection = 0, ProcessingSeconds = 0.12, ProcessingJitterSeconds = 0.05,
        },
    ];

    static readonly SystemModel Neighbour = new() { Name = "system-1", Site = Place(10.250, -62.700, 250), Sac = 140, Sic = 80 };

    static readonly (string Name, GeodeticPosition Site, SensorClock Clock, double LatencySeconds)[] Receivers =
    [
        ("adsb-1", Place(10.668, -61.515, 110), new SensorClock(0, 1.8), 0.02),
        ("adsb-2", Place(10.280, -61.462, 150), new SensorClock(73_412.25, -2.6), 0.034),
    ];

    public static Scenario Create(ScenarioOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Scale, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Scale, ScenarioOptions.MaxScale);
        ScenarioSource[] sources =
        [
            OfRadar(Radars[0]), OfReceiver(0), new(AisName, "nmea", "ais-1.nmea", AisSite),
            OfRadar(Radars[1]), OfRadar(Radars[2]), OfReceiver(1),
            new(Neighbour.Name, "asterix", Neighbour.Name + ".ast", Neighbour.Site),
        ];
        var context = new SensorContext(options.Seed, options.Start, new Scheduler(), new EmissionQueue(sources.Length));
        int IndexOf(string name) => Array.FindIndex(sources, source => source.Name == name);
        var traffic = new TrafficControl(
            context,
            [.. Radars.Select(radar => new RadarSensor(context, IndexOf(radar.Name), radar))],
            [.. Receivers.Select(receiver => new AdsbSensor(context, IndexOf(receiver.Name), receiver.Site, receiver.Clock, receiver.LatencySeconds))],
            new AisSensor(context, IndexOf(AisName), AisSite, AisName),
            new SystemSensor(context, IndexOf(Neighbour.Name), Neighbour));
        AddTraffic(traffic, options.Seed, options.Scale);
        return new Scenario(context, sources, traffic, Truths(), options.DurationSeconds);
    }

    static void AddTraffic(TrafficControl traffic, ulong seed, int scale)
    {
        for (int i = 0; i < AircraftSlot.BaseCount * scale; i++)
            if (i is < AircraftSlot.FirstActor or >= AircraftSlot.BaseCount) traffic.Add(new AircraftSlot(seed, i));
        traffic.Add(new SpoofedSlot(seed));
        traffic.Add(new EmergencySlot(seed));
        for (int i = 0; i < VesselSlot.BaseCount * scale; i++)
            if (i is < VesselSlot.FirstActor or >= VesselSlot.BaseCount) traffic.Add(new VesselSlot(seed, i));
        traffic.Add(new MeetingSlot(seed, 0));
        traffic.Add(new MeetingSlot(seed, 1));
        traffic.Add(new DroneSlot(seed, 0));
        for (int i = 0; i < FixedSlot.Count; i++) traffic.Add(new FixedSlot(seed, i));
        traffic.Add(new SartSlot(seed));
    }

    static List<SensorTruth> Truths()
    {
        List<SensorTruth> truths = [.. Radars.Select(radar => new SensorTruth(radar.Name, radar.Site, radar.ErrorsText()))];
        truths.AddRange(Receivers.Select(receiver => new SensorTruth(receiver.Name, receiver.Site, receiver.Clock.ErrorsText())));
        truths.Add(new SensorTruth(Neighbour.Name, Neighbour.Site, Neighbour.ErrorsText()));
        truths.Add(new SensorTruth(AisName, AisSite, new SensorClock(0).ErrorsText()));
        return truths;
    }

    static ScenarioSource OfRadar(RadarModel radar) =>
        new(radar.Name, "asterix", radar.Name + ".ast", radar.Site) { RangeSigmaMeters = radar.RangeSigmaMeters, AzimuthSigmaDegrees = radar.AzimuthSigmaDegrees };

    static ScenarioSource OfReceiver(int index) => new(Receivers[index].Name, "beast", Receivers[index].Name + ".beast", Receivers[index].Site) { LatencySeconds = Receivers[index].LatencySeconds };

    static GeodeticPosition Place(double latitude, double longitude, double metersAboveSea) =>
        GeodeticPosition.FromDegrees(latitude, longitude, metersAboveSea + StraitPlane.GeoidHeight);
}
