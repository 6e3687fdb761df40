using Atalaya.Core.Reports;
using static Atalaya.Tests.Formats.Asterix.Targets.Reporting;

namespace Atalaya.Tests.Formats.Asterix.Targets;

public sealed class SystemTracksTests
{
    /// <summary>Values of jASTERIX.</summary>
    [Fact]
    public void A_real_track()
    {
        Report report = Shared("cat062ed1.16.bin", "62:1.16");
        Assert.Equal((MeasurementKind.Geodetic, ReportFlags.SystemTrack | ReportFlags.VerticalRateIsBarometric, Domain.Air), (report.Measurement, report.Flags, report.Domain));
        AssertDegrees(35.138643980026245, report.M0);
        AssertDegrees(-12.166038751602173, report.M1);
        Assert.Equal(((uint?)5533, (3ul << 32) + (5ul << 16) + 5533, (ushort?)0xC84), (report.SensorTrackNumber, report.Identity.SystemTrack, report.Identity.Mode3A));
        Assert.Equal(57617.2265625, report.Time.NanosecondOfDay / 1e9);
        AssertClose(38000 * 0.3048, report.PressureAltitude, 0.01);
        AssertClose(34837.5 * 0.3048, report.EllipsoidHeight, 0.01);
        AssertClose(Math.Sqrt(127.25 * 127.25 + 181.25 * 181.25), report.GroundSpeed);
        AssertClose(Math.Atan2(127.25, 181.25), report.TrackAngle);
        AssertClose(0, report.VerticalRate);
    }

    /// <summary>What Atalaya itself sends of a track of which only the number is left.</summary>
    [Fact]
    public void The_last_word_on_a_track()
    {
        Report report = One(Record(62).From(1, 2).SetRaw("040", 7).Set("070", 33503).Set("080/TSE", 1));
        Assert.Equal((MeasurementKind.None, ReportFlags.SystemTrack | ReportFlags.EndOfTrack), (report.Measurement, report.Flags));
        Assert.Equal(7ul, report.Identity.SystemTrack & 0xFFFF);
    }

    [Fact]
    public void Everything_of_a_track()
    {
        Report report = One(Record(62).From(1, 2).SetRaw("040", 7).Set("070", 33503).Set("105/LAT", 60).Set("105/LON", 20).Set("185/VX", -10).Set("185/VY", 0).Set("220", 600)
            .Set("080/SPI", 1).Set("080/SIM", 1).Set("080/EMS", 3).Set("080/SFC", 1).SetText("060/MODE3A", "0123").SetText("245/CHR", "PLAN1").Set("136", 50)
            .Set("380/ADR", 0x111111).SetText("380/ID", "SAID1").Set("380/EMC", 1).Set("500/APW/LAT", 0.001).Set("500/APW/LON", 0.001));
        Assert.Equal(ReportFlags.SystemTrack | ReportFlags.Spi | ReportFlags.Simulated | ReportFlags.OnGround | ReportFlags.VerticalRateIsBarometric, report.Flags);
        Assert.Equal((Emergency.MinimumFuel, 0x111111u, "SAID1", (byte?)0xA1), (report.Emergency, report.Identity.Address, report.Identity.Callsign.ToString(), report.Category));
        AssertClose(1.5 * Math.PI, report.TrackAngle);
        Assert.Equal(111.3, report.Sigma0, 0.5);
        Assert.Equal(55.7, report.Sigma1, 0.5);
        report = One(Record(62).From(1, 2).SetRaw("040", 7).Set("105/LAT", 60).Set("105/LON", 20).SetText("245/CHR", "PLAN1").Set("500/APC/X", 20).Set("500/APC/Y", 30).Set("300", 3));
        Assert.Equal((30f, 20f, "PLAN1", Domain.Land), (report.Sigma0, report.Sigma1, report.Identity.Callsign.ToString(), report.Domain));
        report = One(Record(62).From(1, 2).SetRaw("040", 7).Set("100/X", -100).Set("100/Y", 50.5));
        Assert.Equal((MeasurementKind.Plane, -100.0, 50.5), (report.Measurement, report.M0, report.M1));
    }
}
