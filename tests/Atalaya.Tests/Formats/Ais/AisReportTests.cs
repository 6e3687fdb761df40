using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Formats.Ais;

namespace Atalaya.Tests.Formats.Ais;

/// <summary>Reports of the stations that are not ships.</summary>
public sealed class AisReportTests
{
    /// <summary>12:00:30 of some day.</summary>
    static readonly Instant Noon = new(1_565_179_230L * Instant.NanosecondsPerSecond);

    static (ReportBatch Batch, DecodeCounters Counters) Decode(AisSentence sentence)
    {
        SourceSite site = new(new SourceId(7), "coast");
        NmeaSourceDecoder decoder = new(site);
        ReportBatch batch = new();
        decoder.Decode(new Frame(FrameKind.SensorData, new SourceId(7), Noon, new LogPosition(1, 0), sentence.ToBytes()), batch);
        return (batch, decoder.Counters);
    }

    static Report ReportOf(AisSentence sentence)
    {
        ReportBatch batch = Decode(sentence).Batch;
        Assert.Equal(1, batch.Count);
        return batch.Reports[0];
    }

    static AisSentence Station(uint type, uint mmsi) => new AisSentence(type, mmsi)
        .Add((2019, 14), (8, 4), (7, 5), (12, 5), (0, 6), (29, 6), (1, 1), (600_000, 28), (1_200_000, 27), (7, 4), (0, 10), (0, 20));

    static AisSentence Aircraft(uint barometric) => new AisSentence(9, 111257001)
        .Add((303, 12), (100, 10), (1, 1), (600_000, 28), (1_200_000, 27), (900, 12), (28, 6), (barometric, 1), (0, 33));

    static AisSentence Aid(uint mmsi, uint isVirtual) => new AisSentence(21, mmsi).Add((14, 5)).Add("NORTH MOLE LIGHT 123", 20)
        .Add((0, 1), (600_000, 28), (1_200_000, 27), (2, 9), (3, 9), (1, 6), (2, 6), (7, 4), (60, 6), (0, 9), (0, 1), (isVirtual, 1), (0, 2)).Add("45");

    static void AssertPlace(in Report report)
    {
        Assert.Equal(MeasurementKind.Geodetic, report.Measurement);
        Assert.Equal(2, report.M0 * GeodeticPosition.DegreesPerRadian, 9);
        Assert.Equal(1, report.M1 * GeodeticPosition.DegreesPerRadian, 9);
        Assert.True(report.Has(ReportFlags.SelfReported));
    }

    [Fact]
    public void A_base_station_stands_on_land()
    {
        Report report = ReportOf(Station(4, 2655651));
        AssertPlace(report);
        Assert.Equal(Domain.Land, report.Domain);
        Assert.Equal(2655651u, report.Identity.Mmsi);
        Assert.Equal(Noon.PlusSeconds(-1), report.Time);
        Assert.Equal(Domain.Sea, ReportOf(Station(11, 257742000)).Domain);
    }

    [Theory]
    [InlineData(1u)]
    [InlineData(0u)]
    public void A_search_and_rescue_aircraft_has_a_height_with_its_datum(uint barometric)
    {
        Report report = ReportOf(Aircraft(barometric));
        AssertPlace(report);
        Assert.Equal(Domain.Air, report.Domain);
        Assert.Equal(51.444, report.GroundSpeed!.Value, 3);
        Assert.Equal(303f, barometric == 1 ? report.PressureAltitude : report.SeaLevelHeight);
        Assert.Null(barometric == 1 ? report.SeaLevelHeight : report.PressureAltitude);
        Assert.Equal(Noon.PlusSeconds(-2), report.Time);
    }

    [Theory]
    [InlineData(992351000u, 0u, (ushort)5)]
    [InlineData(992356000u, 1u, null)]
    public void An_aid_to_navigation_has_a_name_and_no_ship_type(uint mmsi, uint isVirtual, ushort? length)
    {
        Report report = ReportOf(Aid(mmsi, isVirtual));
        AssertPlace(report);
        Assert.Equal(Domain.Sea, report.Domain);
        Assert.Equal("NORTH MOLE LIGHT 123", report.Identity.Name.ToString());
        Assert.Null(report.Category);
        Assert.Equal(length, report.LengthMeters);
        Assert.True(report.Has(ReportFlags.TimeIsReceiveTime));
    }

    [Fact]
    public void An_extended_report_tells_place_and_name()
    {
        Report report = ReportOf(new AisSentence(19, 257742000).Add((0, 8), (100, 10), (1, 1), (600_000, 28), (1_200_000, 27), (900, 12), (511, 9), (29, 6), (0, 4))
            .Add("ATALAYA", 20).Add((37, 8), (5, 9), (7, 9), (2, 6), (2, 6), (1, 4), (0, 7)));
        AssertPlace(report);
        Assert.Equal("ATALAYA", report.Identity.Name.ToString());
        Assert.Equal((byte)37, report.Category);
        Assert.Equal((ushort)12, report.LengthMeters);
        Assert.Null(report.Heading);
    }

    [Theory]
    [InlineData(970010000u, "SART ACTIVE", Emergency.SearchAndRescueTransmitter, false)]
    [InlineData(970010000u, "SART TEST", Emergency.None, true)]
    [InlineData(972010000u, "MOB ACTIVE", Emergency.ManOverboard, false)]
    [InlineData(972010000u, "MOB TEST", Emergency.None, true)]
    [InlineData(974010000u, "EPIRB ACTIVE", Emergency.PositionIndicatingBeacon, false)]
    [InlineData(974010000u, "EPIRB TEST", Emergency.None, true)]
    [InlineData(974010000u, "", Emergency.PositionIndicatingBeacon, false)]
    public void Text_of_a_distress_device(uint mmsi, string text, Emergency emergency, bool test)
    {
        Report report = ReportOf(new AisSentence(14, mmsi).Add((0, 2)).Add(text));
        Assert.Equal(emergency, report.Emergency);
        Assert.Equal(test, report.Has(ReportFlags.TestTarget));
        Assert.Equal(mmsi, report.Identity.Mmsi);
        Assert.Equal(MeasurementKind.None, report.Measurement);
    }

    [Fact]
    public void A_ship_that_writes_SART_ACTIVE_is_no_emergency() => Assert.Equal(0, Decode(new AisSentence(14, 257742000).Add((0, 2)).Add("SART ACTIVE")).Batch.Count);

    [Fact]
    public void An_inland_ship_has_its_size()
    {
        Report report = ReportOf(new AisSentence(8, 244620567).Add((0, 2), (200, 10), (10, 6)).Add("02330490").Add((1095, 13), (114, 10), (8022, 14), (0, 30)));
        Assert.Equal(((ushort?)110, (ushort?)12, (byte?)null), (report.LengthMeters, report.BeamMeters, report.Category));
        Assert.Equal(MeasurementKind.None, report.Measurement);
    }

    [Fact]
    public void Messages_that_tell_of_no_object_are_counted_and_not_rejected()
    {
        (ReportBatch batch, DecodeCounters counters) = Decode(new AisSentence(8, 2655651).Add((0, 2), (1, 10), (31, 6)));
        Assert.Equal((0, 1L, 0L), (batch.Count, counters.Messages, counters.RejectedBy(RejectReason.Unsupported)));
        Assert.Equal(1L, Decode(new AisSentence(28, 2655651).Add((0, 32))).Counters.RejectedBy(RejectReason.Unsupported));
        Assert.Equal(1L, Decode(new AisSentence(20, 2655651).Add((0, 2))).Counters.RejectedBy(RejectReason.Truncated));
    }
}
