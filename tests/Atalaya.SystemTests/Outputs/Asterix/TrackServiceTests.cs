using System.Text;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Formats.Asterix.Categories;
using Atalaya.Server.Outputs.Asterix;
using Atalaya.Server.Web;

namespace Atalaya.SystemTests.Outputs.Asterix;

public sealed class TrackServiceTests
{
    readonly LivePicture _picture = new();
    readonly CollectingSink _sink = new();
    Instant _now = RandomTracks.Now;
    long _sequence;

    readonly record struct Sent(int Number, bool IsFirst, bool IsLast, bool CodeChanged, double? Latitude);

    static Track Track(ulong id) => new()
    {
        Id = id,
        Number = (ushort)id,
        Status = TrackStatus.Confirmed,
        Domain = Domain.Air,
        HasPosition = true,
        Latitude = 10 * GeodeticPosition.RadiansPerDegree,
        Longitude = -61 * GeodeticPosition.RadiansPerDegree,
        Identity = new ObjectIdentity { Mode3A = 0x123 },
    };

    void Show(Track track)
    {
        track.Time = _now;
        _picture.Apply(Tick.Containing(_now), [new PictureDelta(++_sequence, Tick.Containing(_now), track)]);
    }

    /// <summary>One period of a service, and what it said of tracks.</summary>
    List<Sent> Period(TrackService service)
    {
        _sink.Pieces.Clear();
        for (int batch = 0; batch < TrackService.Batches; batch++)
        {
            service.SendBatch(_picture, new DetectionMemory(), batch, _now);
            _now = _now.PlusSeconds(1.0 / TrackService.Batches);
        }

        List<Sent> sent = [];
        foreach (byte[] block in Blocks(62)) Read(block.AsSpan(3), sent);
        return sent;
    }

    IEnumerable<byte[]> Blocks(byte category) => _sink.Pieces.Select(Encoding.Latin1.GetBytes).Where(block => block[0] == category);

    static void Read(ReadOnlySpan<byte> records, List<Sent> sent)
    {
        while (!records.IsEmpty)
        {
            Assert.True(Cat062Record.TryRead(records, out Cat062Record record, out _));
            Cat062I080 status = record.I080;
            sent.Add(new Sent(record.I040!.Value, status.TSB == 1, status.TSE == 1, record.HasI060 && record.I060.CH == 1, record.HasI105 ? record.I105.LAT : null));
            records = records[record.Length..];
        }
    }

    [Fact]
    public void ATrackBeginsGoesOnAndEnds()
    {
        TrackService service = new(new AsterixOutputSettings(), _sink);
        Show(Track(8));
        Show(Track(9));
        Assert.Equal([(8, true, false), (9, true, false)], Period(service).Select(sent => (sent.Number, sent.IsFirst, sent.IsLast)));
        Assert.Equal(2, service.Count);
        Assert.Equal([(8, false, false), (9, false, false)], Period(service).Select(sent => (sent.Number, sent.IsFirst, sent.IsLast)));
        Show(Track(8) with { Status = TrackStatus.Ended });
        Assert.Equal([(8, false, true), (9, false, false)], Period(service).Select(sent => (sent.Number, sent.IsFirst, sent.IsLast)));
        Assert.Equal([9], Period(service).Select(sent => sent.Number));
        Assert.Equal(1, service.Count);
    }

    [Fact]
    public void EveryBatchOfAPeriodIsClosed()
    {
        TrackService service = new(new AsterixOutputSettings { Sac = 1, Sic = 2, Service = 5 }, _sink);
        Period(service);
        List<int> batches = [];
        foreach (byte[] block in Blocks(65))
        {
            Assert.True(Cat065Record.TryRead(block.AsSpan(3), out Cat065Record record, out _));
            Assert.Equal((1, 2, 2, 5), (record.I010.SAC, record.I010.SIC, record.I000!.Value, record.I015!.Value));
            batches.Add(record.I020!.Value);
        }

        Assert.Equal(Enumerable.Range(0, TrackService.Batches), batches);
    }

    [Fact]
    public void OneThatLeavesTheAreaEndsAndHasItsNumberWhenItReturns()
    {
        TrackService service = new(new AsterixOutputSettings { Area = new ServiceArea(9, -62, 11, -60) }, _sink);
        Track outside = Track(1) with { Latitude = 0.2 };
        Show(outside);
        Assert.Empty(Period(service));
        Show(Track(1));
        Assert.True(Assert.Single(Period(service)).IsFirst);
        Show(outside);
        Assert.Equal((1, true), Assert.Single(Period(service)) is var last ? (last.Number, last.IsLast) : default);
        Show(Track(2));
        Assert.Equal(2, Assert.Single(Period(service)).Number);
        Show(Track(1));
        Assert.Contains(Period(service), sent => sent is { Number: 1, IsFirst: true });
    }

    [Fact]
    public void OneThatLosesItsPlaceEndsWithoutOne()
    {
        TrackService service = new(new AsterixOutputSettings(), _sink);
        Show(Track(1));
        Period(service);
        Show(Track(1) with { HasPosition = false });
        Sent last = Assert.Single(Period(service));
        Assert.True(last.IsLast);
        Assert.Null(last.Latitude);
    }

    [Theory]
    [InlineData("", "air sea unknown")]
    [InlineData("domain=air", "air")]
    [InlineData("domain=sea,unknown", "sea unknown")]
    [InlineData("tentative=1", "air sea unknown tentative")]
    [InlineData("system=1", "air sea unknown system")]
    public void OnlyWhatWasAskedForIsSent(string option, string expected)
    {
        AsterixOutputSettings settings = new();
        if (option.Length > 0) settings = settings.With(option[..option.IndexOf('=')], option[(option.IndexOf('=') + 1)..], text => throw new InvalidOperationException(text));
        string[] kinds = ["air", "sea", "unknown", "tentative", "system"];
        Show(Track(8));
        Show(Track(9) with { Domain = Domain.Sea });
        Show(Track(10) with { Domain = Domain.Unknown });
        Show(Track(11) with { Status = TrackStatus.Tentative });
        Show(Track(12) with { Flags = ReportFlags.SystemTrack });
        TrackService service = new(settings, _sink);
        List<string> sent = [];
        for (int batch = 0; batch < kinds.Length; batch++)
        {
            service.SendBatch(_picture, new DetectionMemory(), batch, _now);
            if (service.Count > sent.Count) sent.Add(kinds[batch]);
        }

        Assert.Equal(expected, string.Join(' ', sent));
    }

    [Fact]
    public void AQuietTrackIsRepeatedOnlyAsOftenAsAskedFor()
    {
        TrackService service = new(new AsterixOutputSettings { RepeatSeconds = 4 }, _sink);
        Show(Track(1));
        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0, 1], Enumerable.Range(0, 9).Select(_ => Period(service).Count));
        Show(Track(1));
        Assert.Single(Period(service));
    }

    [Fact]
    public void ANewCodeIsMarkedOnce()
    {
        TrackService service = new(new AsterixOutputSettings(), _sink);
        Show(Track(1));
        Assert.False(Assert.Single(Period(service)).CodeChanged);
        Show(Track(1) with { Identity = new ObjectIdentity { Mode3A = 0x777 } });
        Assert.True(Assert.Single(Period(service)).CodeChanged);
        Assert.False(Assert.Single(Period(service)).CodeChanged);
    }

    /// <summary>More ended at once than the picture remembers.</summary>
    [Fact]
    public void TracksThatGoWithoutAWordEnd()
    {
        TrackService service = new(new AsterixOutputSettings(), _sink);
        Show(Track(1));
        Period(service);
        _picture.Load(new Picture());
        Sent last = default;
        for (int i = 0; i < 2 && !last.IsLast; i++) last = Period(service).LastOrDefault();
        Assert.Equal((1, true), (last.Number, last.IsLast));
        Assert.Equal(0, service.Count);
    }

    /// <summary>As when the demo gives way to the first receiver: its tracks have numbers of their own.</summary>
    [Fact]
    public void AllEndWhenAnotherFlowIsShown()
    {
        TrackService service = new(new AsterixOutputSettings(), _sink);
        Show(Track(1));
        Show(Track(2));
        Period(service);
        _sink.Pieces.Clear();
        service.EndAll(_now);
        List<Sent> ends = [];
        foreach (byte[] block in Blocks(62)) Read(block.AsSpan(3), ends);
        Assert.Equal([(1, true), (2, true)], ends.Select(sent => (sent.Number, sent.IsLast)));
        Assert.Equal(0, service.Count);
        Assert.Equal([1, 2], Period(service).Where(sent => sent.IsFirst).Select(sent => sent.Number).Order());
    }

    [Fact]
    public void WhatHasNoNumberIsCounted()
    {
        TrackService service = new(new AsterixOutputSettings(), _sink);
        Show(Track(1));
        Show(Track(2) with { Number = 0 });
        Assert.Equal(1, Assert.Single(Period(service)).Number);
        Assert.Equal((1, 1), (service.Count, service.WithoutNumber));
    }

    [Fact]
    public void TentativeTracksHaveNumbersOfAPool()
    {
        TrackService service = new(new AsterixOutputSettings { Unit = 1, Tentative = true }, _sink);
        for (ulong id = 0; id < short.MaxValue + 3; id++) Show(Track(id) with { Number = 0 });
        Period(service);
        Assert.Equal((short.MaxValue, 3), (service.Count, service.WithoutNumber));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    public void AMergedTrackGoesOnUnderItsNumberInOneThatHadNone(ulong heir)
    {
        TrackService service = new(new AsterixOutputSettings(), _sink);
        Show(Track(1));
        Show(Track(heir) with { Number = 0, Status = TrackStatus.Tentative });
        Assert.Single(Period(service));
        Show(Track(heir) with { Number = 1 });
        Show(Track(1) with { Status = TrackStatus.Ended, MergedInto = heir });
        for (int i = 0; i < 3; i++) Assert.Equal([(1, false, false)], Period(service).Select(sent => (sent.Number, sent.IsFirst, sent.IsLast)));
    }

    [Fact]
    public void AMergedTrackEndsWhereTheOtherHasANumber()
    {
        TrackService service = new(new AsterixOutputSettings(), _sink);
        Show(Track(1));
        Show(Track(2));
        Period(service);
        Show(Track(1) with { Status = TrackStatus.Ended, MergedInto = 2 });
        Assert.Equal([(1, true), (2, false)], Period(service).Select(sent => (sent.Number, sent.IsLast)).Order());
        Assert.Equal([2], Period(service).Select(sent => sent.Number));
    }

    [Fact]
    public void BlocksFitAnEthernetFrame()
    {
        TrackService service = new(new AsterixOutputSettings(), _sink);
        for (ulong id = 1; id <= 2000; id++) Show(Track(id));
        Assert.Equal(2000, Period(service).Count);
        Assert.All(Blocks(62), block => Assert.InRange(block.Length, 4, 1400));
        Assert.All(Blocks(62), block => Assert.Equal(block.Length, block[1] << 8 | block[2]));
    }

    [Fact]
    public void TheStatusTellsOfTheServiceAndItsSensors()
    {
        TrackService service = new(new AsterixOutputSettings { Sac = 1, Sic = 2 }, _sink);
        SensorReport[] sensors =
        [
            new(0x1903, SensorState.Degraded, SensorCondition.NoGo | SensorCondition.TimeSourceInvalid, true, new RegistrationFigures(-185.2, 1e-4, 0.01, -0.03)),
            new(0x1904, SensorState.NotConnected, null, false, null),
        ];
        service.SendStatus(isDegraded: true, sensors, _now);
        Assert.True(Cat065Record.TryRead(Blocks(65).Single().AsSpan(3), out Cat065Record status, out _));
        Assert.Equal((1, 1), (status.I000!.Value, status.I040.NOGO));
        Assert.True(Cat063Record.TryRead(Blocks(63).Single().AsSpan(3), out Cat063Record first, out _));
        Assert.Equal((25, 3, 1), (first.I050.SAC, first.I050.SIC, first.I060.CON));
        Assert.Equal((1, 1, 1, 0), (first.I060.OPS!.Value, first.I060.TSV!.Value, first.I060.NPW!.Value, first.I060.ODP!.Value));
        Assert.Equal((-30, -0.1, 10e-5), (first.I070!.Value, first.I080.SRB, first.I080.SRG), (one, other) => Math.Abs(one.Item1 - other.Item1) < 1 && Math.Abs(one.Item2 - other.Item2) < 0.005 && Math.Abs(one.Item3 - other.Item3) < 1e-6);
        Assert.Equal(0.573, first.I081!.Value, 0.003);
        Assert.True(Cat063Record.TryRead(Blocks(63).Single().AsSpan(3 + first.Length), out Cat063Record second, out _));
        Assert.Equal((4, 3), (second.I050.SIC, second.I060.CON));
        Assert.Null(second.I060.OPS);
        Assert.False(second.HasI080);

        _sink.Pieces.Clear();
        service.SendEnd(_now);
        Assert.True(Cat065Record.TryRead(Blocks(65).Single().AsSpan(3), out Cat065Record end, out _));
        Assert.Equal((3, 7), (end.I000!.Value, end.I050!.Value));
    }
}
