using System.Globalization;
using Atalaya.Core.Geodesy;
using Atalaya.Scenarios.Motion;
using Atalaya.Scenarios.Schedule;
using Atalaya.Scenarios.Sensors;
using Atalaya.Scenarios.Traffic;

namespace Atalaya.Scenarios;

/// <summary>
/// The small strait: the Gulf of Paria between Trinidad and Venezuela, with one rotating radar on a hill over the Bocas, one ADS-B receiver
/// and one AIS station at Port of Spain, thirty aircraft, sixty vessels and a long-range drone without transponder.
/// </summary>
static class StraitScenario
{
    const int Radar = 0, Adsb = 1, Ais = 2;

    static readonly GeodeticPosition RadarSite = GeodeticPosition.FromDegrees(10.687, -61.627, 545 + StraitPlane.GeoidHeight);
    static readonly GeodeticPosition AdsbSite = GeodeticPosition.FromDegrees(10.668, -61.515, 110 + StraitPlane.GeoidHeight);
    static readonly GeodeticPosition AisSite = GeodeticPosition.FromDegrees(10.690, -61.625, 480 + StraitPlane.GeoidHeight);

    public static Scenario Create(ScenarioOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Scale, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Scale, ScenarioOptions.MaxScale);
        RadarModel radar = new() { Name = "radar-1", Site = RadarSite, Sac = 96, Sic = 1 };
        ScenarioSource[] sources =
        [
            new("radar-1", "asterix", "radar-1.ast", RadarSite) { RangeSigmaMeters = radar.RangeSigmaMeters, AzimuthSigmaDegrees = radar.AzimuthSigmaDegrees },
            new("adsb-1", "beast", "adsb-1.beast", AdsbSite),
            new("ais-1", "nmea", "ais-1.nmea", AisSite),
        ];
        var context = new SensorContext(options.Seed, options.Start, new Scheduler(), new EmissionQueue(sources.Length));
        var traffic = new TrafficControl(
            context,
            new RadarSensor(context, Radar, radar),
            new AdsbSensor(context, Adsb, AdsbSite),
            new AisSensor(context, Ais, AisSite, sources[Ais].Name));
        for (int i = 0; i < AircraftSlot.BaseCount * options.Scale; i++) traffic.Add(new AircraftSlot(options.Seed, i));
        for (int i = 0; i < VesselSlot.BaseCount * options.Scale; i++) traffic.Add(new VesselSlot(options.Seed, i));
        traffic.Add(new DroneSlot(options.Seed, 0));
        string bias = string.Create(
            CultureInfo.InvariantCulture,
            $"{radar.Name} range_bias_m={radar.RangeBiasMeters} azimuth_bias_deg={radar.AzimuthBiasDegrees} range_sigma_m={radar.RangeSigmaMeters} azimuth_sigma_deg={radar.AzimuthSigmaDegrees}");
        return new Scenario(context, sources, traffic, [bias], options.DurationSeconds);
    }
}
