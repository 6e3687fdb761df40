using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Scenarios.Motion;
using Atalaya.Scenarios.Schedule;
using Atalaya.Scenarios.Sensors;

namespace Atalaya.Scenarios.Trials;

/// <summary>
/// A small world for trials by the hundred: a few aircraft and vessels around one site at sea, a radar without clutter, receivers, and none of the
/// strait's events, which happen 300 km away.
/// </summary>
public static class TrialScenario
{
    public const string RadarName = "radar-1", CoastalRadarName = "coast-1", AisName = "ais-1";
    public const int MaxReceivers = 8;

    const byte Sac = 96;
    const double ReferenceMeters = 40_000;
    const double ReceiverRingMeters = 15_000;
    const double LatencySeconds = 0.02;

    /// <summary>Metres east of the middle of the strait.</summary>
    internal const double CenterX = 300_000;

    public static Scenario Create(TrialOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Receivers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Receivers, MaxReceivers);
        List<RadarModel> radars = [];
        if (options.HasRadar) radars.Add(AirRadar(options));
        if (options.HasRadar && options.Vessels > 0) radars.Add(CoastalRadar());
        List<ScenarioSource> sources = [.. radars.Select(radar => new ScenarioSource(radar.Name, "asterix", radar.Name + ".ast", radar.Site)
        {
            RangeSigmaMeters = radar.RangeSigmaMeters,
            AzimuthSigmaDegrees = radar.AzimuthSigmaDegrees,
        })];
        for (int i = 0; i < options.Receivers; i++) sources.Add(new ScenarioSource($"adsb-{i + 1}", "beast", $"adsb-{i + 1}.beast", ReceiverSite(i)) { LatencySeconds = LatencySeconds });
        if (options.Vessels > 0) sources.Add(new ScenarioSource(AisName, "nmea", AisName + ".nmea", Site(0, 0, 100)));
        var context = new SensorContext(options.Seed, options.Start, new Scheduler(), new EmissionQueue(sources.Count));
        var traffic = new TrafficControl(
            context,
            [.. radars.Select((radar, index) => new RadarSensor(context, index, radar))],
            [.. Enumerable.Range(0, options.Receivers).Select(index => new AdsbSensor(context, radars.Count + index, ReceiverSite(index), default, LatencySeconds))],
            options.Vessels > 0 ? new AisSensor(context, sources.Count - 1, Site(0, 0, 100), AisName) : null,
            system: null);
        for (int i = 0; i < options.Aircraft; i++) traffic.Add(new TrialAircraftSlot(options.Seed, i));
        for (int i = 0; i < options.Vessels; i++) traffic.Add(new TrialVesselSlot(options.Seed, i));
        List<SensorTruth> truths = [.. radars.Select(radar => new SensorTruth(radar.Name, radar.Site, radar.ErrorsText()))];
        return new Scenario(context, sources, traffic, truths, options.DurationSeconds) { HasEvents = false };
    }

    static RadarModel AirRadar(TrialOptions options) => new()
    {
        Name = RadarName,
        Site = Site(0, 0, 100),
        Sac = Sac,
        Sic = 1,
        TurnSeconds = options.RadarTurnSeconds,
        RangeSigmaMeters = options.RadarSigmaMeters,
        AzimuthSigmaDegrees = options.RadarSigmaMeters / ReferenceMeters * GeodeticPosition.DegreesPerRadian,
        RangeBiasMeters = options.RadarRangeBiasMeters,
        AzimuthBiasDegrees = options.RadarAzimuthBiasDegrees,
        SecondaryDetection = options.RadarDetection,
        Garbling = 0,
        SeaClutter = 0,
        UniformClutter = 0,
    };

    static RadarModel CoastalRadar() => new()
    {
        Name = CoastalRadarName,
        Site = Site(0, 0, 60),
        Sac = Sac,
        Sic = 2,
        IsCoastal = true,
        TurnSeconds = 2.5,
        PhaseTurns = 0.12,
        MinRangeMeters = 150,
        MaxRangeMeters = 48_000,
        MaxElevationDegrees = 12,
        RangeSigmaMeters = 12,
        AzimuthSigmaDegrees = 0.25,
        RangeBiasMeters = 0,
        AzimuthBiasDegrees = 0,
        SecondaryDetection = 0,
        SeaClutter = 0,
        UniformClutter = 0,
    };

    /// <summary>The first stands at the site, the others on a ring.</summary>
    static GeodeticPosition ReceiverSite(int index)
    {
        if (index == 0) return Site(0, 0, 80);
        (double sin, double cos) = StableMath.SinCos(index * 2 * Math.PI / (MaxReceivers - 1));
        return Site(ReceiverRingMeters * sin, ReceiverRingMeters * cos, 60);
    }

    /// <summary>Metres east and north of the middle, and above the sea.</summary>
    static GeodeticPosition Site(double east, double north, double metersAboveSea) =>
        StraitPlane.ToTruth(new PlaneState { X = CenterX + east, Y = north, Height = metersAboveSea }).Position;
}
