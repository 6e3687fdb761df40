using System.Buffers;
using System.Text;
using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Ais.Messages;

namespace Atalaya.Tests.Formats.Ais;

public sealed class NmeaSourceDecoderTests
{
    static readonly SourceSite Site = new(new SourceId(7), "coast");

    /// <summary>12:00:30 of some day.</summary>
    static readonly Instant Noon = new(1_565_179_230L * Instant.NanosecondsPerSecond);

    static Frame FrameOf(ReadOnlySpan<byte> bytes, Instant time, uint offset = 0) => new(FrameKind.SensorData, new SourceId(7), time, new LogPosition(1, offset), bytes);

    static byte[] Encode(PositionReportClassA report, string? station = null, Instant? time = null)
    {
        byte[] bits = new byte[64];
        AisBitWriter writer = new(bits);
        report.Encode(ref writer);
        ArrayBufferWriter<byte> output = new();
        new NmeaSentenceWriter { Station = station }.Write(bits, writer.Length, 'A', time, output);
        return output.WrittenSpan.ToArray();
    }

    static Report Decode(byte[] bytes, Instant? receiveTime = null)
    {
        ReportBatch batch = new();
        new NmeaSourceDecoder(Site).Decode(FrameOf(bytes, receiveTime ?? Noon), batch);
        Assert.Equal(1, batch.Count);
        return batch.Reports[0];
    }

    static PositionReportClassA Ship => new()
    {
        Type = 1,
        Mmsi = 257742000,
        Status = 1,
        SpeedKnots = 10,
        PositionAccurate = true,
        LongitudeDegrees = 23.5,
        LatitudeDegrees = 70.25,
        CourseDegrees = 90,
        HeadingDegrees = 45,
        Second = 29,
        Raim = true,
    };

    [Fact]
    public void A_position_report_in_SI_units()
    {
        Report report = Decode(Encode(Ship));
        Assert.Equal(Domain.Sea, report.Domain);
        Assert.Equal(MeasurementKind.Geodetic, report.Measurement);
        Assert.Equal(70.25, report.M0 * GeodeticPosition.DegreesPerRadian, 9);
        Assert.Equal(23.5, report.M1 * GeodeticPosition.DegreesPerRadian, 9);
        Assert.True(double.IsNaN(report.M2));
        Assert.Equal(10, report.Sigma0);
        Assert.Equal(5.1444, report.GroundSpeed!.Value, 3);
        Assert.Equal(Math.PI / 2, report.TrackAngle!.Value, 5);
        Assert.Equal(Math.PI / 4, report.Heading!.Value, 5);
        Assert.Equal((byte)1, report.NavigationStatus);
        Assert.Equal(257742000u, report.Identity.Mmsi);
        Assert.True(report.Has(ReportFlags.SelfReported | ReportFlags.AisPositionAccuracy | ReportFlags.AisRaim));
        Assert.Equal(new SourceId(7), report.Source);
        Assert.Equal(new SourceId(7), report.Hearers[0]);
        Assert.Equal(Noon.PlusSeconds(-1), report.Time);
        Assert.Equal(Noon, report.ReceiveTime);
        Assert.Equal(1500, report.DuplicateWindowMs);
    }

    [Fact]
    public void What_is_not_available_is_absent()
    {
        Report report = Decode(Encode(new PositionReportClassA { Type = 1, Mmsi = 1, Second = 60 }));
        Assert.Equal(MeasurementKind.None, report.Measurement);
        Assert.Null(report.GroundSpeed);
        Assert.Null(report.TrackAngle);
        Assert.Null(report.Heading);
        Assert.True(report.Has(ReportFlags.TimeIsReceiveTime));
        Assert.Equal(Noon, report.Time);
    }

    [Fact]
    public void A_place_outside_the_earth_is_no_position() => Assert.Equal(MeasurementKind.None, Decode(Encode(Ship with { LatitudeDegrees = -101.5 })).Measurement);

    // Receive time 12:00:30.
    [Theory]
    [InlineData(29, null, -1.0, ReportFlags.None)]
    [InlineData(31, null, 1.0, ReportFlags.None)]
    [InlineData(0, null, -30.0, ReportFlags.None)]
    [InlineData(1, null, -29.0, ReportFlags.None)]
    [InlineData(33, null, 0.0, ReportFlags.TimeInFuture | ReportFlags.TimeIsReceiveTime)]
    [InlineData(61, null, 0.0, ReportFlags.TimeIsReceiveTime)]
    [InlineData(60, -600.0, -600.0, ReportFlags.None)]
    [InlineData(28, -600.0, -602.0, ReportFlags.None)]
    [InlineData(29, -7200.0, -1.0, ReportFlags.None)]
    [InlineData(60, -7200.0, 0.0, ReportFlags.TimeIsReceiveTime)]
    [InlineData(60, 3600.0, 0.0, ReportFlags.TimeIsReceiveTime | ReportFlags.TimeInFuture)]
    public void Time_of_applicability(int second, double? stationOffset, double expectedOffset, ReportFlags expected)
    {
        ReportFlags flags = ReportFlags.None;
        Instant? station = stationOffset is { } offset ? Noon.PlusSeconds(offset) : null;
        Assert.Equal(Noon.PlusSeconds(expectedOffset), AisTime.Of(Noon, station, second, ref flags));
        Assert.Equal(expected, flags);
    }

    [Theory]
    [InlineData(970010000u, 14, Emergency.SearchAndRescueTransmitter, false)]
    [InlineData(972010000u, 14, Emergency.ManOverboard, false)]
    [InlineData(974010000u, 14, Emergency.PositionIndicatingBeacon, false)]
    [InlineData(970010000u, 15, Emergency.None, true)]
    [InlineData(257742000u, 14, Emergency.None, false)]
    public void Distress_devices(uint mmsi, byte status, Emergency emergency, bool test)
    {
        Report report = Decode(Encode(Ship with { Mmsi = mmsi, Status = status }));
        Assert.Equal(emergency, report.Emergency);
        Assert.Equal(test, report.Has(ReportFlags.TestTarget));
    }

    [Fact]
    public void A_search_and_rescue_aircraft_flies() => Assert.Equal(Domain.Air, Decode(Encode(Ship with { Mmsi = 111257001 })).Domain);

    [Fact]
    public void The_same_transmission_over_two_stations_has_one_hash()
    {
        Report first = Decode(Encode(Ship, "one", Noon));
        Report second = Decode(Encode(Ship, "two", Noon.PlusSeconds(-1)));
        Assert.Equal(first.ContentHash, second.ContentHash);
        Assert.NotEqual(first.ContentHash, Decode(Encode(Ship with { Second = 28 })).ContentHash);
    }

    [Fact]
    public void Static_data()
    {
        byte[] bits = new byte[64];
        AisBitWriter writer = new(bits);
        new StaticAndVoyageData
        {
            Mmsi = 249190000,
            Imo = 9383663,
            Callsign = PackedText.FromString("9HMQ9"),
            Name = PackedText.FromString("RUTH THERESA"),
            ShipType = 80,
            Dimensions = new ShipDimensions(78, 23, 1, 17),
        }.Encode(ref writer);
        ArrayBufferWriter<byte> output = new();
        new NmeaSentenceWriter().Write(bits, writer.Length, 'A', null, output);
        Report report = Decode(output.WrittenSpan.ToArray());
        Assert.Equal(MeasurementKind.None, report.Measurement);
        Assert.Equal(9383663u, report.Identity.Imo);
        Assert.Equal("9HMQ9", report.Identity.Callsign.ToString());
        Assert.Equal("RUTH THERESA", report.Identity.Name.ToString());
        Assert.Equal((byte)80, report.Category);
        Assert.Equal((ushort)101, report.LengthMeters);
        Assert.Equal((ushort)18, report.BeamMeters);
    }

    [Fact]
    public void A_datagram_needs_no_line_end()
    {
        byte[] sentence = Encode(Ship)[..^2];
        ReportBatch batch = new();
        new NmeaSourceDecoder(Site, datagrams: true).Decode(FrameOf(sentence, Noon), batch);
        Assert.Equal(1, batch.Count);
    }

    [Fact]
    public void Real_sentences_give_reports_wherever_cut_and_across_a_saved_state()
    {
        byte[] bytes = File.ReadAllBytes(SharedData.Path("ais/kystverket_1000lines.nm4"));
        Instant time = new(1_565_218_800L * Instant.NanosecondsPerSecond);
        ReportBatch whole = new();
        NmeaSourceDecoder decoder = new(Site);
        decoder.Decode(FrameOf([.. bytes, (byte)'\n'], time), whole);
        Assert.Equal(877, whole.Count);
        Assert.Equal(877, decoder.Counters.Messages);
        Assert.Equal(0, decoder.Counters.Rejected);
        Assert.Equal(246, decoder.Counters.Warnings);

        ReportBatch pieces = new();
        NmeaSourceDecoder current = new(Site);
        for (int at = 0; at < bytes.Length; at += 701)
        {
            current.Decode(FrameOf(bytes.AsSpan(at, Math.Min(701, bytes.Length - at)), time), pieces);
            StateWriter state = new();
            current.Save(state);
            current = new NmeaSourceDecoder(Site);
            StateReader reader = new(state.Written);
            current.Load(ref reader);
            Assert.Equal(0, reader.Remaining);
        }

        current.Decode(FrameOf("\n"u8, time), pieces);
        Assert.Equal(Summary(whole), Summary(pieces));
        Assert.Equal(246, current.Counters.Warnings);
    }

    static List<string> Summary(ReportBatch batch)
    {
        List<string> lines = [];
        foreach (ref readonly Report report in batch.Reports)
            lines.Add($"{report.Sequence} {report.Time} {report.Flags} {report.ContentHash} {report.Identity} {report.M0:R} {report.M1:R} {report.GroundSpeed:R} {report.Category}");
        return lines;
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        byte[] bytes = Encoding.ASCII.GetBytes(
            "\\g:1-2-9,s:r1,c:1565218798*00\\!AIVDM,2,1,6,B,53Jmvl82Bw3CTP7??K5<D5<lThF222222222221:I0oK;4e20L3FH42i,0*5C\r\n" +
            "!AIVDM,2,2,6,B,p88888888888880,2*69\r\n!AIVDM,1,1,,B,15NBj>PP1gG>1PVKTDTUJOv00<0M,0*09\r\n!AIVDM,1,1,,B,,0*25\r\n$GPGLL,x*00\r\n");
        NmeaSourceDecoder decoder = new(Site);
        ReportBatch batch = new();
        Allocation.AssertNone(Feed, 1000);
        Assert.Equal(2, batch.Count);

        void Feed()
        {
            batch.Clear();
            decoder.Decode(FrameOf(bytes.AsSpan(0, 50), Noon), batch);
            decoder.Decode(FrameOf(bytes.AsSpan(50), Noon), batch);
        }
    }

    /// <summary>A loaded table has other places: where two messages could take a part, age decides.</summary>
    [Fact]
    public void A_part_that_fits_two_messages_goes_to_the_same_one_after_a_restart()
    {
        string[] before =
        [
            "!AIVDM,2,1,1,B,55P5TL01VIaAL@7WKO@mBplU@<PDhh000000001S;AJ::4A80?4i@E53,0",
            "\\g:1-2-100*6D\\!AIVDM,2,1,5,B,55P5TL01VIaAL@7WKO@mBplU@<PDhh000000001S;AJ::4A80?4i@E53,0",
            "!AIVDM,2,2,1,B,1@0000000000000,2",
        ];
        string[] after =
        [
            "\\g:1-2-200*6E\\!AIVDM,2,1,5,B,55P5TM01VIaAL@7WKO@mBplU@<PDhh000000001S;AJ::4A80?4i@E53,0",
            "!AIVDM,2,2,5,B,1@0000000000000,2",
        ];
        NmeaSourceDecoder full = new(Site), resumed = new(Site);
        ReportBatch first = new(), expected = new(), actual = new();
        foreach (string line in before) full.Decode(FrameOf(Checked(line), Noon), first);
        StateWriter state = new();
        full.Save(state);
        StateReader reader = new(state.Written);
        resumed.Load(ref reader);
        foreach (string line in after)
        {
            full.Decode(FrameOf(Checked(line), Noon), expected);
            resumed.Decode(FrameOf(Checked(line), Noon), actual);
        }

        Assert.Equal(1, first.Count);
        Assert.Equal(1, expected.Count);
        Assert.Equal(first.Reports[0].Identity.Mmsi, expected.Reports[0].Identity.Mmsi);
        Assert.Equal(expected.Reports[0].Identity.Mmsi, actual.Reports[0].Identity.Mmsi);
    }

    static byte[] Checked(string line)
    {
        int sum = 0;
        foreach (char character in line.AsSpan(line.IndexOf('!') + 1)) sum ^= character;
        return Encoding.ASCII.GetBytes(FormattableString.Invariant($"{line}*{sum:X2}\r\n"));
    }
}
