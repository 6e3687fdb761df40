using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Scenarios;
using Atalaya.Scenarios.Sensors;

namespace Atalaya.Tests.Scenarios;

/// <summary>The errors that truth.csv tells of a sensor can be found in its bytes.</summary>
public sealed class StraitSensorsTests
{
    const double Duration = 150;

    static readonly StraitRun Run = new(Duration, seed: 12);

    [Theory]
    [InlineData("radar-1", 80, 0.05, 60, 0.07, 0)]
    [InlineData("radar-2", -120, -0.11, 75, 0.08, 0.18)]
    public void BiasesOfAirRadarsAreFoundFromIdentifiedPlots(string name, double rangeBias, double azimuthBiasDegrees, double rangeSigma, double azimuthSigmaDegrees, double clockOffset)
    {
        int source = Run.IndexOf(name);
        LocalFrame frame = new(Run.Scenario.Sources[source].Site);
        Dictionary<uint, ScenarioObject> byAddress = Run.Objects.Where(thing => thing.Address != 0).GroupBy(thing => thing.Address).ToDictionary(group => group.Key, group => group.First());
        List<double> ranges = [], azimuths = [];
        foreach (Report report in Run.Batches[source].Reports)
        {
            if (!report.Identity.HasAddress) continue;
            EnuVector truth = frame.ToEnu(Run.TruthOf(byAddress[report.Identity.Address], report.Time.PlusSeconds(-clockOffset)).Position);
            ranges.Add(report.M0 - truth.Length);
            azimuths.Add(Angle.NormalizePlusMinusPi(report.M1 - Math.Atan2(truth.East, truth.North)) * GeodeticPosition.DegreesPerRadian);
        }

        Assert.True(ranges.Count > 600, $"{ranges.Count} plots");
        double root = Math.Sqrt(ranges.Count);
        Assert.Equal(rangeBias, ranges.Average(), 4 * rangeSigma / root);
        Assert.Equal(azimuthBiasDegrees, azimuths.Average(), 4 * azimuthSigmaDegrees / root);
        Assert.Equal(rangeSigma, Deviation(ranges), 0.1 * rangeSigma);
        Assert.Equal(azimuthSigmaDegrees, Deviation(azimuths), 0.1 * azimuthSigmaDegrees);
        AssertTold(name, $"range_bias_m={rangeBias};azimuth_bias_deg={azimuthBiasDegrees}");
    }

    /// <summary>It identifies nothing: ships at anchor stand alone enough.</summary>
    [Fact]
    public void BiasesOfTheCoastalRadarAreFoundFromShipsAtAnchor()
    {
        int source = Run.IndexOf("coast-1");
        LocalFrame frame = new(Run.Scenario.Sources[source].Site);
        Assert.All(Run.Batches[source].Reports.ToArray(), report => Assert.True(report.Has(ReportFlags.Primary) && !report.Has(ReportFlags.Secondary) && report.Identity.Mode3A is null));
        List<double> ranges = [], azimuths = [];
        foreach (ScenarioObject thing in Run.Objects.Where(thing => thing.NavigationStatus == 1))
        {
            EnuVector truth = frame.ToEnu(thing.At(Duration / 2).Position);
            foreach (Report report in Run.Batches[source].Reports)
            {
                double range = report.M0 - truth.Length;
                double azimuth = Angle.NormalizePlusMinusPi(report.M1 - Math.Atan2(truth.East, truth.North)) * GeodeticPosition.DegreesPerRadian;
                if (Math.Abs(range) > 120 || Math.Abs(azimuth) > 1.2) continue;
                ranges.Add(range);
                azimuths.Add(azimuth);
            }
        }

        Assert.True(ranges.Count > 300, $"{ranges.Count} plots");
        Assert.Equal(25, ranges.Average(), 6.0);
        Assert.Equal(-0.2, azimuths.Average(), 0.05);
        AssertTold("coast-1", "range_bias_m=25;azimuth_bias_deg=-0.2");
    }

    [Fact]
    public void RadarsTurnAsTheySay()
    {
        foreach ((string name, double period) in ((string, double)[])[("radar-1", 4), ("radar-2", 5), ("coast-1", 2.5)])
        {
            ServiceReport[] norths = [.. Run.Batches[Run.IndexOf(name)].Services.ToArray().Where(service => service.Kind == ServiceReportKind.NorthMarker)];
            Assert.InRange(norths.Length, Duration / period - 2, Duration / period + 1);
            Assert.All(norths, north => Assert.Equal(period, north.AntennaPeriod, 0.008));
        }
    }

    [Fact]
    public void PlotsOfAirlinersCarryRegistersThatAgreeWithTheTruth()
    {
        ScenarioObject thing = Run.Objects.First(thing => thing.Transponder == TransponderKind.AdsB && thing.EmitterCategory == 0xA3);
        TruthState state = thing.At(60);
        var registers = CommBRegisters.Of(state);
        // ICAO Doc 9871: BDS 5,0 true track, 90°/512; ground speed, 2 kt. BDS 4,0 pressure setting, 0.1 hPa above 800.
        double track = (Bits(registers.Bds50, 14, 10) - (Bits(registers.Bds50, 13, 1) << 10)) * 90.0 / 512;
        Assert.Equal(0, Angle.NormalizePlusMinusPi(track * GeodeticPosition.RadiansPerDegree - state.Course), 0.0016);
        Assert.Equal(state.Speed * 3600 / 1852, Bits(registers.Bds50, 25, 10) * 2, 1.01);
        Assert.Equal(1012, 800 + Bits(registers.Bds40, 28, 12) * 0.1, 0.01);
        // BDS 6,0: Mach, 2.048/512; barometric rate, 32 ft/min.
        Assert.InRange(Bits(registers.Bds60, 25, 10) * 0.004, 0.3, 0.9);
        double rate = (Bits(registers.Bds60, 37, 9) - (Bits(registers.Bds60, 36, 1) << 9)) * 32;
        Assert.Equal(state.VerticalRate / 0.3048 * 60, rate, 16.1);

        static int Bits(ulong register, int first, int count) => (int)(register >> (57 - first - count) & (1ul << count) - 1);
    }

    /// <summary>The same transmission at two receivers: the difference of the counters is that of the clocks and the paths.</summary>
    [Fact]
    public void TheReceiversShareTransmissionsAndHaveClocksOfTheirOwn()
    {
        Dictionary<(uint, ulong, uint), List<double>>[] heard = [FramesOf("adsb-1"), FramesOf("adsb-2")];
        int shared = heard[0].Keys.Count(heard[1].ContainsKey);
        Assert.InRange(shared / (double)heard[0].Count, 0.5, 0.97);
        Assert.True(heard[0].Count > shared && heard[1].Count > shared);
        int compared = 0;
        foreach (((uint, ulong, uint) frame, List<double> times) in heard[0])
        {
            if (times is not [double first] || !heard[1].TryGetValue(frame, out List<double>? others) || others is not [double second]) continue;
            // The same words said twice, and heard once here and once there.
            if (Math.Abs(second - first - 73_412.25) > 0.3) continue;
            // 350 km take 1.2 ms; the clocks part by 4.4 µs a second.
            Assert.Equal(73_412.25, second - first, 0.0025);
            compared++;
        }

        Assert.True(compared > 3000, $"{compared} compared");
    }

    [Fact]
    public void SomeAisMessagesAreLateAndTheirTimeTellsIt()
    {
        Report[] reports = [.. Run.Batches[Run.IndexOf("ais-1")].Reports.ToArray().Where(report => report.Measurement == MeasurementKind.Geodetic)];
        double[] ages = [.. reports.Select(report => report.ReceiveTime.SecondsSince(report.Time))];
        Assert.All(ages, age => Assert.InRange(age, 0, 62));
        Assert.InRange(ages.Count(age => age > 3) / (double)ages.Length, 0.015, 0.06);
        Assert.Contains(ages, age => age > 20);
    }

    [Fact]
    public void SeaClutterStaysForSomeTurns()
    {
        int source = Run.IndexOf("coast-1");
        Report[] near = [.. Run.Batches[source].Reports.ToArray().Where(report => report.M0 < 12_000)];
        Report[] early = [.. near.Where(report => Run.SecondsOf(report.Time) is > 20 and < 30)];
        int repeated = early.Count(plot => near.Any(other => Run.SecondsOf(other.Time) - Run.SecondsOf(plot.Time) is > 2 and < 3 && Math.Abs(other.M0 - plot.M0) < 150 && Math.Abs(other.M1 - plot.M1) * plot.M0 < 150));
        Assert.True(early.Length >= 8, $"{early.Length} plots");
        Assert.InRange(repeated / (double)early.Length, 0.2, 0.95);
    }

    static Dictionary<(uint, ulong, uint), List<double>> FramesOf(string name)
    {
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions { Seed = 12, DurationSeconds = 40 })!;
        int wanted = Run.IndexOf(name);
        var reader = new BeastReader();
        Dictionary<(uint, ulong, uint), List<double>> frames = [];
        while (scenario.TryNext(out int source, out _, out ReadOnlySpan<byte> bytes))
        {
            if (source != wanted || reader.Read(ref bytes, out ReceivedFrame received) != FramingStep.Frame || !received.Frame.IsLong) continue;
            var key = (received.Frame.Header, received.Frame.Message, received.Frame.Parity);
            if (!frames.TryGetValue(key, out List<double>? times)) frames[key] = times = [];
            times.Add(received.Ticks!.Value / 12e6);
        }

        return frames;
    }

    static void AssertTold(string name, string errors) =>
        Assert.StartsWith(errors, Run.Scenario.SensorTruths.Single(sensor => sensor.Name == name).Errors, StringComparison.Ordinal);

    static double Deviation(List<double> values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }
}
