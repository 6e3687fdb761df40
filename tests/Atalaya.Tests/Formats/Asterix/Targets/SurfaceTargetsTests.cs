using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using static Atalaya.Tests.Formats.Asterix.Targets.Reporting;

namespace Atalaya.Tests.Formats.Asterix.Targets;

public sealed class SurfaceTargetsTests
{
    /// <summary>Values of jASTERIX.</summary>
    [Fact]
    public void A_real_multilateration_report()
    {
        Report report = Shared("cat020ed1.5.bin", "20:1.9");
        Assert.Equal((MeasurementKind.Geodetic, (ushort)2, Domain.Air), (report.Measurement, report.Sensor, report.Domain));
        AssertDegrees(47.88239300251007, report.M0);
        AssertDegrees(16.320587396621704, report.M1);
        Assert.Equal(Received.PlusSeconds(-0.2890625), report.Time);
        Assert.Equal((148527u, AddressKind.Icao, (ushort?)0xE00, (uint?)3528), (report.Identity.Address, report.Identity.AddressKind, report.Identity.Mode3A, report.SensorTrackNumber));
        AssertClose(11.25 * 30.48, report.PressureAltitude);
        AssertClose(Math.Sqrt(13.75 * 13.75 + 9.25 * 9.25), report.GroundSpeed);
        AssertClose(Math.PI + Math.Atan2(13.75, 9.25), report.TrackAngle);
        Assert.Equal(ReportFlags.Multilateration, report.Flags);
    }

    [Fact]
    public void Everything_of_category_020()
    {
        Report report = One(Record(20).From(1, 2).Set("140", 33503).Set("020/RAB", 1).Set("020/SPI", 1).Set("020/GBS", 1).Set("020/SIM", 1).Set("020/TST", 1).Set("020/CF", 1)
            .Set("042/X", -1000.5).Set("042/Y", 2000).SetText("070/MODE3A", "7600").Set("090/FL", 10).Set("090/G", 1).Set("105", 1000).Set("110", 500)
            .Set("202/VX", 0).Set("202/VY", -30).Set("220", 0xABCDEF).SetText("245/CHR", "FOLLOW1").Set("300", 16).Set("500/SDP/X", 7.5).Set("500/SDP/Y", 5)
            .Repeat("030").SetRaw("030", 1));
        Assert.Equal((MeasurementKind.Plane, -1000.5, 2000.0, 7.5f, 5f), (report.Measurement, report.M0, report.M1, report.Sigma0, report.Sigma1));
        Assert.Equal(
            ReportFlags.Multilateration | ReportFlags.FieldMonitor | ReportFlags.Spi | ReportFlags.OnGround | ReportFlags.Simulated | ReportFlags.TestTarget | ReportFlags.AltitudeGarbled | ReportFlags.SensorDoubts,
            report.Flags);
        Assert.Equal((Domain.Land, AddressKind.NonIcao, "FOLLOW1", Emergency.NoCommunication), (report.Domain, report.Identity.AddressKind, report.Identity.Callsign.ToString(), report.Emergency));
        AssertClose(1000 * 0.3048, report.EllipsoidHeight, 1);
        AssertClose(500 * 0.3048, report.SeaLevelHeight, 1);
        AssertClose(Math.PI, report.TrackAngle);
        AssertClose(30, report.GroundSpeed);
        report = One(Record(20).From(1, 2).Set("041/LAT", -45).Set("041/LON", -170).Set("500/SDP/X", 7.5).Set("500/SDP/Y", 5));
        Assert.Equal((5f, 7.5f), (report.Sigma0, report.Sigma1));
    }

    [Fact]
    public void Everything_of_a_surface_target()
    {
        Report report = One(Record(10).From(1, 3).Set("000", 1).Set("140", 33503).Set("020/TYP", 3).Set("020/GBS", 1).Set("020/TOT", 2).Set("040/RHO", 1588).Set("040/TH", 189.5086669921875)
            .SetRaw("161/TRK", 4).Set("200/GSP", 0.005).Set("200/TRA", 90).Set("270/LENGTH", 27).Set("270/WIDTH", 40).Set("091", 100));
        Assert.Equal((MeasurementKind.Polar, 1588.0, Domain.Land), (report.Measurement, report.M0, report.Domain));
        AssertDegrees(189.5086669921875, report.M1);
        Assert.Equal((ReportFlags.Primary | ReportFlags.OnGround, (uint?)4, (ushort?)27, (ushort?)40), (report.Flags, report.SensorTrackNumber, report.LengthMeters, report.BeamMeters));
        AssertClose(9.26, report.GroundSpeed, 0.1);
        report = One(Record(10).From(1, 3).Set("000", 1).Set("020/TYP", 1).Set("041/LAT", 45).Set("041/LON", -9).Set("220", 0x400000).SetText("060/MODE3A", "1000").SetText("245/CHR", "BAW1").Set("500/DEVX", 3).Set("500/DEVY", 2));
        Assert.Equal((MeasurementKind.Geodetic, 2f, 3f, Domain.Air, ReportFlags.Multilateration | ReportFlags.TimeIsReceiveTime), (report.Measurement, report.Sigma0, report.Sigma1, report.Domain, report.Flags));
        report = One(Record(10).From(1, 3).Set("000", 1).Set("042/X", -267).Set("042/Y", -1566).Set("020/TYP", 2));
        Assert.Equal((MeasurementKind.Plane, -267.0, -1566.0), (report.Measurement, report.M0, report.M1));
        Assert.True(report.Has(ReportFlags.SelfReported));
    }

    [Fact]
    public void Status_messages_of_category_010_are_no_targets()
    {
        ServiceReport service = Assert.Single(ServicesOf(Record(10).From(1, 3).Set("000", 3).Set("140", 33503).Set("550/NOGO", 2).Set("550/OVL", 1)));
        Assert.Equal((ServiceReportKind.Status, SensorCondition.NoGo | SensorCondition.ProcessorOverloaded), (service.Kind, service.Condition));
        Assert.Equal(ServiceReportKind.UpdateCycle, Assert.Single(ServicesOf(Record(10).From(1, 3).Set("000", 2))).Kind);
    }
}
