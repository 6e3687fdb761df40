using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Scenarios;

namespace Atalaya.Tests.Scenarios;

/// <summary>What the simulated sensors send is what real ones would: it decodes without an error and agrees with the truth within the stated errors.</summary>
public sealed class StraitDecodingTests
{
    const double RangeBias = 80;
    const double AzimuthBias = 0.05 * GeodeticPosition.RadiansPerDegree;
    const double RangeSigma = 60;
    const double AzimuthSigma = 0.07 * GeodeticPosition.RadiansPerDegree;

    static readonly StraitRun Run = new(300);

    [Fact]
    public void EveryByteDecodes()
    {
        foreach (ISourceDecoder decoder in Run.Decoders)
        {
            // Whether a decoder takes another system's tracks for reports is its own affair.
            bool isSystem = decoder == Run.Decoders[Run.IndexOf("system-1")];
            Assert.Equal(isSystem ? decoder.Counters.RejectedBy(RejectReason.Unsupported) : 0, decoder.Counters.Rejected);
            Assert.Equal(0, decoder.Counters.Warnings);
            Assert.True(isSystem || decoder.Counters.Reports > 500, $"{decoder.Counters.Reports} reports");
        }
    }

    [Fact]
    public void PositionsFromTransmittersAgreeWithTruth()
    {
        foreach (int source in (int[])[1, 2])
        {
            int positions = 0;
            foreach (Report report in Run.Batches[source].Reports)
            {
                if (report.Measurement != MeasurementKind.Geodetic) continue;
                ScenarioObject thing = Run.Objects.Single(candidate => source == 1 ? candidate.Address == report.Identity.Address : candidate.Mmsi == report.Identity.Mmsi);
                if (Run.HasLostGnss(thing, report.Time)) continue;
                // The Beast stream arrives 20 ms after transmission.
                TruthState truth = Run.TruthOf(thing, source == 1 ? report.Time.PlusSeconds(-0.02) : report.Time);
                EnuVector error = new LocalFrame(truth.Position).ToEnu(new GeodeticPosition(report.M0, report.M1, truth.Height));
                Assert.True(error.Length < 30, $"{thing.Id} {thing.Kind} is {error.Length:F1} m off at {report.Time}");
                positions++;
            }

            Assert.True(positions > 500, $"{positions} positions");
        }
    }

    [Fact]
    public void RadarPlotsAgreeWithTruthAndBias()
    {
        var frame = new LocalFrame(Run.Scenario.Sources[0].Site);
        Dictionary<uint, ScenarioObject> byAddress = Run.Objects.Where(thing => thing.Transponder >= TransponderKind.ModeS).ToDictionary(thing => thing.Address);
        double rangeSum = 0, azimuthSum = 0, rangeSquares = 0;
        int count = 0;
        foreach (Report report in Run.Batches[0].Reports)
        {
            if (!report.Identity.HasAddress) continue;
            ScenarioObject thing = byAddress[report.Identity.Address];
            EnuVector truth = frame.ToEnu(Run.TruthOf(thing, report.Time).Position);
            double range = report.M0 - truth.Length - RangeBias;
            double azimuth = Angle.NormalizePlusMinusPi(report.M1 - Math.Atan2(truth.East, truth.North) - AzimuthBias);
            // 1/256 NM and 1/128 s of time add to the noise.
            Assert.InRange(range, -5 * RangeSigma - 8, 5 * RangeSigma + 8);
            Assert.InRange(azimuth, -5 * AzimuthSigma - 0.0002, 5 * AzimuthSigma + 0.0002);
            rangeSum += range;
            rangeSquares += range * range;
            azimuthSum += azimuth;
            count++;
        }

        Assert.True(count > 800, $"{count} plots");
        Assert.InRange(rangeSum / count, -4 * RangeSigma / Math.Sqrt(count), 4 * RangeSigma / Math.Sqrt(count));
        Assert.InRange(azimuthSum / count, -4 * AzimuthSigma / Math.Sqrt(count), 4 * AzimuthSigma / Math.Sqrt(count));
        Assert.InRange(Math.Sqrt(rangeSquares / count), 0.9 * RangeSigma, 1.1 * RangeSigma);
    }

    [Fact]
    public void RadarSeesTheDroneAsPrimaryPlotsOnly()
    {
        var frame = new LocalFrame(Run.Scenario.Sources[0].Site);
        ScenarioObject drone = Run.Objects.Single(thing => thing.Kind == ObjectKind.Drone);
        int near = 0;
        foreach (Report report in Run.Batches[0].Reports)
        {
            if (report.Has(ReportFlags.Secondary)) continue;
            EnuVector truth = frame.ToEnu(Run.TruthOf(drone, report.Time).Position);
            double azimuth = Angle.NormalizePlusMinusPi(report.M1 - Math.Atan2(truth.East, truth.North) - AzimuthBias);
            if (Math.Abs(report.M0 - truth.Length - RangeBias) < 4 * RangeSigma && Math.Abs(azimuth) < 4 * AzimuthSigma) near++;
        }

        Assert.InRange(near, 20, 75);
    }

    [Fact]
    public void RadarSendsNorthMarkersSectorsAndItsSite()
    {
        ServiceReport[] services = Run.Batches[0].Services.ToArray();
        ServiceReport[] sectors = [.. services.Where(service => service.Kind == ServiceReportKind.SectorCrossing)];
        ServiceReport[] norths = [.. services.Where(service => service.Kind == ServiceReportKind.NorthMarker)];
        Assert.InRange(sectors.Length, 32 * 300 / 4 - 6, 32 * 300 / 4);
        Assert.InRange(norths.Length, 74, 75);
        Assert.All(norths, north => Assert.Equal(4.0, north.AntennaPeriod));
        ServiceReport site = services.First(service => service.Kind == ServiceReportKind.Site);
        Assert.Equal(Run.Scenario.Sources[0].Site.Latitude, site.Latitude, 1e-6);
        Assert.Equal(Run.Scenario.Sources[0].Site.Height, site.Height, 1.0);
        for (int i = 1; i < sectors.Length; i++) Assert.Equal(0.125, sectors[i].Time.SecondsSince(sectors[i - 1].Time), 0.009);
    }

    [Fact]
    public void ModeASquawksAndLevelsArriveWithPlots()
    {
        ScenarioObject[] modeAC = [.. Run.Objects.Where(thing => thing.Transponder == TransponderKind.ModeAC)];
        Assert.Equal(4, modeAC.Length);
        foreach (ScenarioObject thing in modeAC)
        {
            Report[] plots = [.. Run.Batches[0].Reports.ToArray().Where(report => report.Identity.Mode3A == thing.Mode3A && !report.Identity.HasAddress)];
            if (plots.Length == 0) continue;
            Assert.True(plots.Length > 50, $"{plots.Length} plots of {thing.Id}");
            Assert.All(plots, plot => Assert.Equal(ScenarioObject.PressureAltitude(Run.TruthOf(thing, plot.Time).Height), plot.PressureAltitude!.Value, 16.0));
        }
    }

    [Fact]
    public void SixtyObjectsHavePositionsWithinTenSeconds()
    {
        Instant limit = Run.Scenario.Start.PlusSeconds(10);
        HashSet<(uint, uint)> known = [];
        foreach (int source in (int[])[1, 2])
            foreach (Report report in Run.Batches[source].Reports)
                if (report.ReceiveTime < limit && report.Measurement == MeasurementKind.Geodetic) known.Add((report.Identity.Address, report.Identity.Mmsi));
        Assert.True(known.Count >= 60, $"{known.Count} objects");
    }

    [Fact]
    public void TrafficIsThereFromTheFirstSecond()
    {
        Assert.All(Run.Alive.Values, count => Assert.InRange(count, 207, 217));
        Assert.Equal(300, Run.Alive.Count);
    }

    [Fact]
    public void VesselsTellNameCallsignAndSize()
    {
        Dictionary<uint, string> names = Run.Objects.Where(thing => thing.Mmsi != 0).ToDictionary(thing => thing.Mmsi, thing => thing.Name);
        HashSet<uint> told = [];
        foreach (Report report in Run.Batches[2].Reports)
        {
            if (report.Identity.Name.IsEmpty) continue;
            Assert.Equal(names[report.Identity.Mmsi], report.Identity.Name.ToString());
            told.Add(report.Identity.Mmsi);
        }

        Assert.True(told.Count > 115, $"{told.Count} names");
    }
}
