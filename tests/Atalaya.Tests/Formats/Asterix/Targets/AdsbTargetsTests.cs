using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using static Atalaya.Tests.Formats.Asterix.Targets.Reporting;

namespace Atalaya.Tests.Formats.Asterix.Targets;

public sealed class AdsbTargetsTests
{
    /// <summary>Values of jASTERIX.</summary>
    [Fact]
    public void A_real_report_of_edition_2()
    {
        Report report = Shared("cat021ed2.1.bin", "21:2.1");
        Assert.Equal((MeasurementKind.Geodetic, (ushort)3, Domain.Air, ReportFlags.SelfReported), (report.Measurement, report.Sensor, report.Domain, report.Flags));
        AssertDegrees(46.84420108795166, report.M0);
        AssertDegrees(12.298529148101807, report.M1);
        Assert.Equal(Received.PlusSeconds(-0.1171875), report.Time);
        Assert.Equal((1723237u, AddressKind.Icao, "EZS14ZH", (ushort?)0xE46, (uint?)1375), (report.Identity.Address, report.Identity.AddressKind, report.Identity.Callsign.ToString(), report.Identity.Mode3A, report.SensorTrackNumber));
        AssertClose(35000 * 0.3048, report.PressureAltitude, 0.01);
        AssertClose(34750 * 0.3048, report.EllipsoidHeight, 0.01);
        // Version 0: NUCp 7, 0.05 NM of 95 %.
        Assert.Equal(((byte?)0, (byte?)0), (report.Quality.Version, report.Quality.NacV));
        Assert.Equal(92.6 / 2.4477, report.Sigma0, 0.1);
    }

    /// <summary>Values of jASTERIX: an airport vehicle.</summary>
    [Fact]
    public void A_real_report_of_edition_0()
    {
        Report report = Shared("cat021ed0.26.bin", "21:0.26");
        AssertDegrees(38.77732336521149, report.M0);
        AssertDegrees(-9.131237268447876, report.M1);
        Assert.Equal((4811822u, AddressKind.Icao, "FM012", Domain.Land, (byte?)0xC2), (report.Identity.Address, report.Identity.AddressKind, report.Identity.Callsign.ToString(), report.Domain, report.Category));
        Assert.Equal(ReportFlags.SelfReported | ReportFlags.OnGround, report.Flags);
        Assert.True(float.IsNaN(report.Sigma0));
        Assert.Equal(14418.484375, report.Time.NanosecondOfDay / 1e9);
    }

    [Fact]
    public void Everything_of_edition_2()
    {
        Report report = One(Record(21).From(1, 2).Set("040/ATP", 3).Set("040/RAB", 1).Set("040/GBS", 1).Set("040/SIM", 1).Set("040/TST", 1).Set("040/CL", 1)
            .Set("071", 33502.5).Set("073", 33503).Set("130/LAT", 10).Set("130/LON", 10).Set("131/LAT", -45).Set("131/LON", 157.5).Set("080", 0x123456)
            .Set("140", 1000).Set("145", 30).Set("157/GVR", -640).Set("155/BVR", 64).Set("160/GS", 0.0625).Set("160/TA", 270).SetText("170", "ABC").Set("020", 13)
            .Set("200/PS", 6).Set("200/SS", 3).Set("210/VN", 2).Set("090/NUCPNIC", 8).Set("090/NUCRNACV", 2).Set("090/SIL", 3).Set("090/NACP", 9).Set("090/SDA", 2).Set("090/GVA", 1).SetText("070/MODE3A", "4321"));
        AssertDegrees(-45, report.M0);
        AssertDegrees(157.5, report.M1);
        Assert.Equal(Received.PlusSeconds(-0.5), report.Time);
        Assert.Equal(
            ReportFlags.SelfReported | ReportFlags.FieldMonitor | ReportFlags.OnGround | ReportFlags.Simulated | ReportFlags.TestTarget | ReportFlags.SensorDoubts | ReportFlags.Spi, report.Flags);
        Assert.Equal((AddressKind.NonIcao, Domain.Drone, (byte?)0xB6, Emergency.Downed), (report.Identity.AddressKind, report.Domain, report.Category, report.Emergency));
        Assert.Equal(new QualityIndicators { Version = 2, Nic = 8, NacV = 2, Sil = 3, NacP = 9, Sda = 2, Gva = 1 }, report.Quality);
        Assert.Equal(30 / 2.4477, report.Sigma0, 0.01);
        AssertClose(-640 * 0.3048 / 60, report.VerticalRate, 0.02);
        AssertClose(115.75, report.GroundSpeed);
        AssertClose(1.5 * Math.PI, report.TrackAngle);
        AssertClose(914.4, report.PressureAltitude);
        AssertClose(304.8, report.EllipsoidHeight, 1);
        report = One(Record(21).From(1, 2).Set("155/BVR", 640));
        AssertClose(640 * 0.3048 / 60, report.VerticalRate, 0.02);
        Assert.True(report.Has(ReportFlags.VerticalRateIsBarometric));
        Assert.Equal(MeasurementKind.None, report.Measurement);
    }

    [Theory]
    [InlineData(0, 0.25, 0.25)]
    [InlineData(1, 0.25, 1.25)]
    [InlineData(2, 0.75, -0.25)]
    public void Precise_reception_times(int indication, double fraction, double expected)
    {
        Report report = One(Record(21).From(1, 2).Set("073", 33503.0078125).Set("074/FSI", indication).Set("074/TOMRP", fraction));
        Assert.Equal(expected, report.Time.SecondsSince(Received), 1e-9);
    }

    [Fact]
    public void Times_in_their_order()
    {
        Assert.Equal(-1, One(Record(21).From(1, 2).Set("075", 33502).Set("077", 33503)).Time.SecondsSince(Received));
        Assert.Equal(0, One(Record(21).From(1, 2).Set("077", 33503)).Time.SecondsSince(Received));
        Assert.True(One(Record(21).From(1, 2)).Has(ReportFlags.TimeIsReceiveTime));
    }

    [Theory]
    [InlineData(0, AddressKind.NonIcao)]
    [InlineData(1, AddressKind.Icao)]
    [InlineData(2, AddressKind.NonIcao)]
    public void Old_editions_count_address_kinds_otherwise(int kind, AddressKind expected) =>
        Assert.Equal(expected, One(Record(21, "0.26").From(1, 2).Set("080", 5).Set("040/ATP", kind)).Identity.AddressKind);
}
