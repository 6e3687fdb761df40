using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Formats.Asterix;

namespace Atalaya.Tests.Formats.Asterix;

public sealed class AsterixSourceDecoderTests
{
    static readonly SourceSite Radar = new(new SourceId(3), "radar");

    /// <summary>2026-01-02, 09:25:55 UTC: near the times of day of the Jahorina recording.</summary>
    static readonly Instant Received = Instant.FromUnixSeconds(20455 * 86400.0 + 33956);

    static readonly AsterixCategory Cat048 = AsterixCatalog.Default[48]!;

    static ReportBatch Decode(ReadOnlySpan<byte> bytes, AsterixSourceDecoder? decoder = null, Instant? received = null)
    {
        var batch = new ReportBatch();
        (decoder ?? new AsterixSourceDecoder(Radar)).Decode(new Frame(FrameKind.SensorData, Radar.Source, received ?? Received, new LogPosition(1, 99), bytes), batch);
        return batch;
    }

    /// <summary>A source that sent no blocks at all had zero messages and zero rejected: its error would have been reported at the next block.</summary>
    [Fact]
    public void What_never_becomes_a_block_is_counted_while_it_comes()
    {
        AsterixSourceDecoder decoder = new(Radar);
        byte[] noise = new byte[400_000];
        new Random(7).NextBytes(noise);
        long halfway = 0;
        for (int at = 0; at < noise.Length; at += 1000)
        {
            Decode(noise.AsSpan(at, 1000), decoder);
            if (at == noise.Length / 2) halfway = decoder.Counters.Rejected;
        }

        Assert.InRange(halfway, 10, 60);
        Assert.InRange(decoder.Counters.Rejected, halfway + 10, 120);
    }

    static Report One(AsterixRecordBuilder record)
    {
        var block = new AsterixBlockBuilder(48);
        block.TryAdd(record);
        return Assert.Single(Decode(block.Block).Reports.ToArray());
    }

    [Fact]
    public void A_real_mode_s_plot()
    {
        ReportBatch batch = Decode(AsterixSamples.Jahorina.AsSpan(0, 60));
        Report report = batch.Reports[0];
        Assert.Equal(MeasurementKind.Polar, report.Measurement);
        Assert.Equal(116.8125 * 1852, report.M0, 1e-6);
        Assert.Equal(268.8739013671875 * GeodeticPosition.RadiansPerDegree, report.M1, 1e-12);
        Assert.True(double.IsNaN(report.M2) && float.IsNaN(report.Sigma0) && float.IsNaN(report.Sigma1));
        Assert.Equal(Instant.FromUnixSeconds(20455 * 86400.0).PlusNanoseconds(33_955_789_062_500), report.Time);
        Assert.Equal((Received, new Provenance(Radar.Source, new LogPosition(1, 99)), 0ul), (report.ReceiveTime, report.Provenance, report.Sequence));
        Assert.Equal((0x4249B9u, AddressKind.Icao, "SYL9962"), (report.Identity.Address, report.Identity.AddressKind, report.Identity.Callsign.ToString()));
        Assert.Equal((ushort?)0xA6, report.Identity.Mode3A);
        Assert.Equal(35000 * 0.3048f, report.PressureAltitude!.Value, 0.01f);
        Assert.Equal((Domain.Air, ReportFlags.Secondary, Emergency.None), (report.Domain, report.Flags, report.Emergency));
        Assert.Equal((ushort)1000, report.DuplicateWindowMs);
        Assert.NotEqual(0ul, report.ContentHash);
        Assert.True(report.Hearers.Contains(Radar.Source));
        Assert.Null(report.SensorTrackNumber);
    }

    [Fact]
    public void A_track_with_everything()
    {
        Report report = One(new AsterixRecordBuilder(Cat048)
            .Set("140", 33956).Set("020/TYP", 7).Set("020/SIM", 1).Set("020/SPI", 1).Set("020/RAB", 1).Set("020/TST", 1).Set("020/ME", 1)
            .Set("040/RHO", 10).Set("040/THETA", 90).SetText("070/MODE3A", "7700").Set("070/G", 1).Set("090/FL", -2).Set("090/V", 1).Set("090/G", 1)
            .SetRaw("161/TRN", 4095).Set("200/GSP", 0.25).Set("200/HDG", 270).Set("110/3DH", 1000).Set("120/CAL/CAL", -20).Set("230/STAT", 3).Repeat("030").SetRaw("030", 21).Repeat("030").SetRaw("030", 19));
        Assert.Equal(
            ReportFlags.Primary | ReportFlags.Secondary | ReportFlags.Simulated | ReportFlags.Spi | ReportFlags.FieldMonitor | ReportFlags.TestTarget | ReportFlags.Mode3AGarbled |
            ReportFlags.AltitudeGarbled | ReportFlags.AltitudeNotValidated | ReportFlags.OnGround | ReportFlags.SensorDoubts, report.Flags);
        Assert.Equal(Emergency.Military, report.Emergency);
        Assert.Equal((18520, Math.PI / 2), (report.M0, report.M1));
        Assert.Equal((4095u, 463f, 1.5f * (float)Math.PI, -20f), (report.SensorTrackNumber!.Value, report.GroundSpeed!.Value, report.TrackAngle!.Value, report.RadialVelocity!.Value));
        Assert.Equal((-60.96f, 304.8f), (report.PressureAltitude!.Value, report.SeaLevelHeight!.Value));
    }

    [Theory]
    [InlineData("7500", 0, Emergency.UnlawfulInterference)]
    [InlineData("7600", 0, Emergency.NoCommunication)]
    [InlineData("7700", 0, Emergency.General)]
    [InlineData("7700", 1, Emergency.None)]
    [InlineData("7000", 0, Emergency.None)]
    public void Emergency_codes_count_if_validated(string code, int notValidated, Emergency expected) =>
        Assert.Equal(expected, One(new AsterixRecordBuilder(Cat048).SetText("070/MODE3A", code).Set("070/V", notValidated)).Emergency);

    [Fact]
    public void No_detection_is_no_measurement()
    {
        Report report = One(new AsterixRecordBuilder(Cat048).Set("020/TYP", 0).Set("040/RHO", 10).Set("040/THETA", 90).SetRaw("161/TRN", 1));
        Assert.Equal((MeasurementKind.None, Domain.Unknown), (report.Measurement, report.Domain));
        Assert.True(double.IsNaN(report.M0));
        Report primary = One(new AsterixRecordBuilder(Cat048).Set("020/TYP", 1).Set("040/RHO", 10).Set("040/THETA", 90));
        Assert.Equal((MeasurementKind.Polar, ReportFlags.Primary | ReportFlags.TimeIsReceiveTime, Domain.Unknown), (primary.Measurement, primary.Flags, primary.Domain));
    }

    [Theory]
    [InlineData(86399.5, 0.25, -0.75)]
    [InlineData(0.25, 86399.5, 0.75)]
    [InlineData(86400.0, 100, 0)]
    public void Times_of_day_are_nearest_to_receive_time(double timeOfDay, double receivedOfDay, double difference)
    {
        Instant received = Instant.FromUnixSeconds(20455 * 86400.0).PlusSeconds(receivedOfDay);
        var block = new AsterixBlockBuilder(48);
        block.TryAdd(new AsterixRecordBuilder(Cat048).SetRaw("140", (ulong)(timeOfDay * 128)));
        Report report = Decode(block.Block, null, received).Reports[0];
        Assert.Equal(difference, report.Time.SecondsSince(received));
        Assert.Equal(timeOfDay >= 86400, report.Has(ReportFlags.TimeIsReceiveTime));
    }

    [Fact]
    public void Service_messages()
    {
        AsterixCategory cat034 = AsterixCatalog.Default[34]!;
        var block = new AsterixBlockBuilder(34);
        block.TryAdd(new AsterixRecordBuilder(cat034).SetRaw("010/SAC", 20).SetRaw("010/SIC", 1).SetRaw("000", 1).Set("030", 33956).Set("041", 5.0078125)
            .Set("120/LAT", 45).Set("120/LON", -90).Set("120/HGT", 780));
        block.TryAdd(new AsterixRecordBuilder(cat034).SetRaw("010/SAC", 20).SetRaw("010/SIC", 1).SetRaw("000", 2).Set("030", 33956.5).Set("020", 90));
        ServiceReport[] services = Decode(block.Block).Services.ToArray();
        Assert.Equal([ServiceReportKind.NorthMarker, ServiceReportKind.Site, ServiceReportKind.SectorCrossing], services.Select(service => service.Kind));
        Assert.Equal((5.0078125, (ushort)(20 * 256 + 1)), (services[0].AntennaPeriod, services[0].Sensor));
        Assert.Equal((Math.PI / 4, -Math.PI / 2, 780.0), (services[1].Latitude, services[1].Longitude, services[1].Height));
        Assert.Equal((Math.PI / 2, Received.PlusSeconds(0.5)), (services[2].Azimuth, services[2].Time));
        Assert.True(double.IsNaN(services[2].AntennaPeriod) && double.IsNaN(services[2].Latitude));
    }

    [Fact]
    public void Both_real_recordings()
    {
        var decoder = new AsterixSourceDecoder(Radar);
        ReportBatch batch = Decode(AsterixSamples.Jahorina, decoder);
        Assert.Equal((2099, 20, 2119L, 0L), (batch.Count, batch.Services.Length, decoder.Counters.Messages, decoder.Counters.Rejected));
        Assert.All(batch.Reports.ToArray(), report => Assert.InRange(report.Time.NanosecondOfDay / 1e9, 33932, 34013));
        batch = Decode(AsterixSamples.SevenRadars);
        Assert.Equal(128, batch.Count);
        ulong[] hashes = [.. batch.Reports.ToArray().Select(report => report.ContentHash)];
        Assert.Equal(64, hashes.Distinct().Count());
    }

    [Fact]
    public void Rejects_are_counted_by_reason()
    {
        var decoder = new AsterixSourceDecoder(Radar);
        Decode(Convert.FromHexString("FF000480FF000480" + "300005801930000A01010100000000" + "22000A E0140101000080".Replace(" ", "")), decoder);
        Assert.Equal((2L, 1L, 1L), (decoder.Counters.RejectedBy(RejectReason.UnknownCategory), decoder.Counters.RejectedBy(RejectReason.Length), decoder.Counters.RejectedBy(RejectReason.InvalidValue)));
        var datagrams = new AsterixSourceDecoder(Radar, datagrams: true);
        Decode([0x30, 0, 9, 0x80], datagrams);
        Assert.Equal(1, datagrams.Counters.RejectedBy(RejectReason.Truncated));
        Assert.Equal(1, Decode(AsterixSamples.Jahorina.AsSpan(0, 60), datagrams).Count);
    }

    /// <summary>Cut, saved and loaded anywhere: the same reports.</summary>
    [Fact]
    public void State_survives_a_checkpoint_at_any_octet()
    {
        byte[] bytes = [.. AsterixSamples.Jahorina.AsSpan(0, 400), 1, 2, 3, .. AsterixSamples.Jahorina.AsSpan(400, 400)];
        var whole = new AsterixSourceDecoder(Radar);
        Report[] expected = Decode(bytes, whole).Reports.ToArray();
        for (int cut = 0; cut < bytes.Length; cut += 7)
        {
            var first = new AsterixSourceDecoder(Radar);
            ReportBatch batch = Decode(bytes.AsSpan(0, cut), first);
            var writer = new StateWriter();
            first.Save(writer);
            var second = new AsterixSourceDecoder(Radar);
            var reader = new StateReader(writer.Written);
            second.Load(ref reader);
            Assert.Equal(0, reader.Remaining);
            batch.Append(Decode(bytes.AsSpan(cut), second));
            Assert.Equal(expected.Select(report => (report.ContentHash, report.Sequence, report.Time)), batch.Reports.ToArray().Select(report => (report.ContentHash, report.Sequence, report.Time)));
            Assert.Equal((whole.Counters.Bytes, whole.Counters.Messages, whole.Counters.Rejected), (second.Counters.Bytes, second.Counters.Messages, second.Counters.Rejected));
        }
    }

    [Fact]
    public void Decoding_allocates_nothing()
    {
        byte[] bytes = AsterixSamples.Jahorina;
        var decoder = new AsterixSourceDecoder(Radar);
        var batch = new ReportBatch();
        void Run()
        {
            batch.Clear();
            decoder.Decode(new Frame(FrameKind.SensorData, Radar.Source, Received, default, bytes), batch);
        }

        Run();
        Run();
        Allocation.AssertNone(Run, 1);
    }
}
