using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Formats.Asterix;
using static Atalaya.Tests.Formats.Asterix.Targets.Reporting;

namespace Atalaya.Tests.Formats.Asterix.Targets;

public sealed class RadarTargetsTests
{
    static readonly Instant Midnight = Instant.FromUnixSeconds(20455 * 86400.0);

    /// <summary>Values of jASTERIX.</summary>
    [Fact]
    public void A_real_plot_of_category_001()
    {
        Report report = Shared("cat001ed1.1.bin", "1:1.2");
        Assert.Equal((MeasurementKind.Polar, 127.4375 * 1852), (report.Measurement, report.M0));
        AssertDegrees(256.61865234375, report.M1);
        Assert.Equal(((ushort)1, (ushort?)0xB63, Domain.Air, ReportFlags.Secondary), (report.Sensor, report.Identity.Mode3A, report.Domain, report.Flags));
        AssertClose(38000 * 0.3048, report.PressureAltitude, 0.01);
        // 221.4296875 s within 512 s: the turn nearest to receive time (33503 = 65 × 512 + 223).
        Assert.Equal(Midnight.PlusSeconds(65 * 512 + 221.4296875), report.Time);
    }

    [Fact]
    public void The_source_of_the_first_record_holds_for_the_block()
    {
        Report[] reports = Decode(File.ReadAllBytes(SharedData.Path("asterix/bits/cat001ed1.1_sacsic_propagation.bin")), Decoder("1:1.4")).Reports.ToArray();
        Assert.True(reports.Length > 2);
        Assert.All(reports, report => Assert.Equal((1, MeasurementKind.Polar), (report.Sensor, report.Measurement)));
        byte[] next = Block(1, Record(1).Set("020/TYP", 0).Set("020/SSRPSR", 1).Set("040/RHO", 10).Set("040/THETA", 1));
        Assert.Equal(0, Assert.Single(Decode(next, Decoder("1:1.4")).Reports.ToArray()).Sensor);
    }

    [Fact]
    public void Everything_of_a_track_of_category_001()
    {
        Report report = One(Record(1).From(20, 2).Set("020/TYP", 1).Set("020/SIM", 1).Set("020/SSRPSR", 3).Set("020/SPI", 1).Set("020/RAB", 1).Set("020/TST", 1).Set("020/DS1DS2", 2)
            .Set("042/X", -3).Set("042/Y", 4).SetText("070/MODE3A", "1234").Set("070/V", 1).Set("070/G", 1).Set("090/HGT", -1).Set("090/V", 1).Set("090/G", 1)
            .Set("141", 100).Set("161", 513).Set("200/GSP", 0.125).Set("200/HDG", 180).Set("120", -0.25).Set("170/GHO", 0).Repeat("030").SetRaw("030", 66));
        Assert.Equal((MeasurementKind.Plane, -3.0 * 1852, 4.0 * 1852), (report.Measurement, report.M0, report.M1));
        Assert.Equal(
            ReportFlags.Simulated | ReportFlags.Primary | ReportFlags.Secondary | ReportFlags.Spi | ReportFlags.FieldMonitor | ReportFlags.TestTarget | ReportFlags.Mode3ANotValidated |
            ReportFlags.Mode3AGarbled | ReportFlags.AltitudeNotValidated | ReportFlags.AltitudeGarbled | ReportFlags.SensorDoubts, report.Flags);
        Assert.Equal((Emergency.NoCommunication, (uint?)513, (ushort?)0x29C), (report.Emergency, report.SensorTrackNumber, report.Identity.Mode3A));
        AssertClose(-30.48, report.PressureAltitude);
        AssertClose(231.5, report.GroundSpeed);
        AssertClose(Math.PI, report.TrackAngle);
        AssertClose(-463, report.RadialVelocity);
    }

    [Theory]
    [InlineData(10, 0.5, 0.25)]
    [InlineData(86399.5, 86399.75, 86399.5)]
    [InlineData(300, 300, 300)]
    public void Truncated_times_are_resolved_to_the_nearest(double receivedOfDay, double timeOfDay, double exact)
    {
        double truncated = exact % 512;
        byte[] block = Block(1, Record(1).From(1, 1).Set("020/TYP", 0).Set("020/SSRPSR", 1).Set("040/RHO", 10).Set("040/THETA", 1).Set("141", truncated));
        Report report = Decode(block, Decoder(), Midnight.PlusSeconds(receivedOfDay)).Reports[0];
        Assert.Equal(exact, report.Time.SecondsSince(Midnight));
        Assert.InRange(Math.Abs(timeOfDay - exact), 0, 0.25);
    }

    /// <summary>Across midnight the remainder jumps, for a day is no multiple of 512 s.</summary>
    [Theory]
    [InlineData(86399.5, 1, 86399.5)]
    [InlineData(1, 86399, 86401)]
    public void Truncated_times_cross_midnight(double timeOfDay, double receivedOfDay, double expected)
    {
        byte[] block = Block(1, Record(1).From(1, 1).Set("020/TYP", 0).Set("020/SSRPSR", 1).Set("040/RHO", 10).Set("040/THETA", 1).Set("141", timeOfDay % 512));
        Instant received = Midnight.PlusSeconds(receivedOfDay);
        double ahead = Decode(block, Decoder(), received).Reports[0].Time.SecondsSince(received);
        Assert.Equal(expected > 86400 ? 2 : -1.5, ahead);
    }

    [Fact]
    public void The_radars_own_clock_serves_its_truncated_times()
    {
        AsterixSourceDecoder decoder = Decoder();
        Decode(Block(2, Record(2).From(1, 1).Set("000", 1).Set("030", 33503 - 400)), decoder);
        byte[] plot = Block(1, Record(1).From(1, 1).Set("020/TYP", 0).Set("020/SSRPSR", 1).Set("040/RHO", 10).Set("040/THETA", 1).Set("141", (33503 - 399) % 512));
        Assert.Equal(-400, Decode(plot, decoder, Received.PlusSeconds(1)).Reports[0].Time.SecondsSince(Received.PlusSeconds(1)));
        Assert.Equal(112, Decode(plot, Decoder(), Received.PlusSeconds(1)).Reports[0].Time.SecondsSince(Received.PlusSeconds(1)));
    }

    [Fact]
    public void Calculated_positions_serve_where_none_was_measured()
    {
        Report report = One(Record(48).From(1, 1).Set("020/TYP", 2).Set("042/X", -1.5).Set("042/Y", 2));
        Assert.Equal((MeasurementKind.Plane, -1.5 * 1852, 2.0 * 1852), (report.Measurement, report.M0, report.M1));
        report = One(Record(48).From(1, 1).Set("020/TYP", 2).Set("042/X", -1.5).Set("042/Y", 2).Set("040/RHO", 2.5).Set("040/THETA", 323));
        Assert.Equal((MeasurementKind.Polar, 2.5 * 1852), (report.Measurement, report.M0));
    }

    /// <summary>Replies as pyModeS documents them: KLM1023; 438 kt on 114.26°.</summary>
    [Fact]
    public void Registers_fill_what_the_items_leave_open()
    {
        Report report = One(Record(48).From(1, 1).Set("020/TYP", 5).Set("220", 0x4840D6)
            .Repeat("250").SetRaw("250/MBDATA", 0x20_2CC3_71C3_2CE0ul).SetRaw("250/BDS1", 2).SetRaw("250/BDS2", 0)
            .Repeat("250").SetRaw("250/MBDATA", 0x81951536E024D4ul).SetRaw("250/BDS1", 5).SetRaw("250/BDS2", 0)
            .Repeat("250").SetRaw("250/MBDATA", 0xA74A072BFDEFC1ul).SetRaw("250/BDS1", 6).SetRaw("250/BDS2", 0));
        Assert.Equal("KLM1023", report.Identity.Callsign.ToString());
        AssertClose(438 * 1852 / 3600.0, report.GroundSpeed, 0.01);
        AssertClose(114.2578 * Math.PI / 180, report.TrackAngle, 1e-4);
        Assert.NotNull(report.VerticalRate);
        report = One(Record(48).From(1, 1).SetText("240", "OWN1").Set("200/GSP", 0.1).Set("200/HDG", 10)
            .Repeat("250").SetRaw("250/MBDATA", 0x20_2CC3_71C3_2CE0ul).SetRaw("250/BDS1", 2).SetRaw("250/BDS2", 0)
            .Repeat("250").SetRaw("250/MBDATA", 0x81951536E024D4ul).SetRaw("250/BDS1", 5).SetRaw("250/BDS2", 0));
        Assert.Equal("OWN1", report.Identity.Callsign.ToString());
        AssertClose(185.2, report.GroundSpeed, 0.1);
    }
}
