using System.Text;
using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Pipeline;

namespace Atalaya.Tests.Pipeline;

/// <summary>Any configuration a log may hold, and what a change of it does to frames, numbers and state.</summary>
public sealed class ConfigurationFrameTests
{
    const string FirstShip = "!AIVDM,1,1,,A,15MgK45P3@G?fl0E`JbR0OwT0@MS,0*4E\r\n";
    const string SecondShip = "!AIVDM,1,1,,B,177KQJ5000G?tO`K>RA1wUbN0TKH,0*5C\r\n";

    static readonly Instant Start = Instant.FromUnixMilliseconds(1_800_000_000_000);

    static readonly SourceConfiguration Coast = new() { Id = 1, Name = "coast", Format = "nmea", Datagrams = true };

    uint _frames;

    void Feed(Flow flow, FrameKind kind, ushort source, double seconds, ReadOnlySpan<byte> payload) =>
        flow.Accept(new Frame(kind, new SourceId(source), Start.PlusSeconds(seconds), new LogPosition(1, _frames++), payload));

    void Configure(Flow flow, double seconds, params SourceConfiguration[] sources) =>
        Feed(flow, FrameKind.Configuration, 0, seconds, new PipelineConfiguration { Sources = sources }.ToJson());

    void Hear(Flow flow, double seconds, string line, ushort source = 1) => Feed(flow, FrameKind.SensorData, source, seconds, Encoding.ASCII.GetBytes(line));

    static byte[] StateOf(Flow flow)
    {
        StateWriter writer = new();
        flow.Save(writer);
        return writer.Written.ToArray();
    }

    static Flow Loaded(byte[] state)
    {
        Flow flow = new();
        StateReader reader = new(state);
        flow.Load(ref reader);
        Assert.Equal(0, reader.Remaining);
        return flow;
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"sources":null}""")]
    [InlineData("""{"sources":[null]}""")]
    [InlineData("""{"sources":[{"id":1,"name":"a"}]}""")]
    [InlineData("""{"sources":[{"id":0,"name":"a","format":"nmea"}]}""")]
    [InlineData("""{"sources":[{"id":1,"name":null,"format":"nmea"}]}""")]
    [InlineData("""{"sources":[{"id":1,"name":"a","format":null}]}""")]
    [InlineData("""{"sources":[{"id":1,"name":"a","format":"nmea"},{"id":1,"name":"b","format":"avr"}]}""")]
    [InlineData("""{"sources":[{"id":1,"name":"a","format":"nmea","lat":1e999,"lon":0}]}""")]
    [InlineData("""{"sources":[{"id":1,"name":"a","format":"nmea","lat":91,"lon":0}]}""")]
    [InlineData("""{"sources":[{"id":1,"name":"a","format":"nmea","lat":"NaN","lon":0}]}""")]
    [InlineData("""{"sources":[{"id":1,"name":"\ud800","format":"nmea"}]}""")]
    [InlineData("""{"sources":[],"areas":[{"name":"a"}]}""")]
    [InlineData("""{"sources":[],"areas":[{"name":"a","polygon":[[1,2],[3,4],null]}]}""")]
    [InlineData("""{"sources":[],"areas":[{"name":"a","center":[1,2],"radius_m":1e999}]}""")]
    [InlineData("""{"sources":[],"rules":[null]}""")]
    [InlineData("""{"sources":[],"rules":[{"name":"r","area":"x"}]}""")]
    [InlineData("""{"sources":[],"rules":[{"name":"r","when":77}]}""")]
    [InlineData("""{"sources":[],"rules":[{"name":"r","when":"Enters"}]}""")]
    public void OneThatCannotBeInForceIsCountedAndChangesNothing(string json)
    {
        Flow flow = new();
        Configure(flow, 0, Coast);
        Feed(flow, FrameKind.Configuration, 0, 0, Encoding.UTF8.GetBytes(json));
        Hear(flow, 0.1, FirstShip);
        Feed(flow, FrameKind.Heartbeat, 0, 1, default);
        Assert.Equal(1, flow.UnreadableFrames);
        Assert.Equal(1, flow.ReportCount);
        Assert.Equal(1, Loaded(StateOf(flow)).UnreadableFrames);
    }

    [Fact]
    public void MoreSourcesThanAServerTakesAreRefused()
    {
        Flow flow = new();
        Configure(flow, 0, [.. Enumerable.Range(1, PipelineConfiguration.MaxSources + 1).Select(id => Coast with { Id = (ushort)id })]);
        Assert.Equal(1, flow.UnreadableFrames);
        Assert.Empty(flow.Sources);
    }

    [Fact]
    public void AnUnknownFormatHasNoSource()
    {
        Flow flow = new();
        Configure(flow, 0, Coast with { Format = "morse" });
        Hear(flow, 0, FirstShip);
        Assert.Empty(flow.Sources);
        Assert.Equal(1, flow.UnknownSourceFrames);
    }

    [Fact]
    public void NoFrameOfAnyKindThrows()
    {
        Random random = new(11);
        Flow flow = new();
        Configure(flow, 0, Coast, new SourceConfiguration { Id = 2, Name = "radar", Format = "asterix" }, new SourceConfiguration { Id = 3, Name = "roof", Format = "beast" });
        byte[] valid = flow.Configuration.ToJson();
        for (int i = 0; i < 2000; i++)
        {
            byte[] payload = i % 2 == 0 ? (byte[])valid.Clone() : new byte[random.Next(200)];
            if (i % 2 == 0) payload[random.Next(payload.Length)] = (byte)random.Next(32, 127);
            else random.NextBytes(payload);
            Feed(flow, i % 2 == 0 ? FrameKind.Configuration : (FrameKind)random.Next(256), (ushort)random.Next(5), 0.01 * i, payload);
        }

        Feed(flow, FrameKind.Heartbeat, 0, 30, default);
        Assert.All(flow.Sources, source => Assert.Equal(0, source.FailedFrames));
        Loaded(StateOf(flow));
    }

    [Fact]
    public void WhatWaitsWhenItsSourceGoesIsStillDecoded()
    {
        Flow flow = new();
        Configure(flow, 0, Coast);
        Hear(flow, 0.01, FirstShip);
        Configure(flow, 0.02);
        Configure(flow, 0.03, Coast with { LatitudeDegrees = 10, LongitudeDegrees = 20 });
        Hear(flow, 0.04, SecondShip);
        Feed(flow, FrameKind.Heartbeat, 0, 1, default);
        Assert.Equal(2, flow.ReportCount);
        Assert.Equal([1ul << 48, (1ul << 48) + 1], flow.Picture.ToOrderedArray().Select(track => track.Id));
    }

    [Fact]
    public void ASourceThatComesBackGoesOnCounting()
    {
        Flow flow = new();
        Configure(flow, 0, Coast);
        Hear(flow, 0.1, FirstShip);
        Configure(flow, 1);
        Flow resumed = Loaded(StateOf(flow));
        Assert.Equal([new KnownSource(1, "coast", 1)], resumed.KnownSources);
        uint next = _frames;
        foreach (Flow each in (Flow[])[flow, resumed])
        {
            _frames = next;
            Configure(each, 2, Coast);
            Hear(each, 2.1, SecondShip);
            Feed(each, FrameKind.Heartbeat, 0, 3, default);
            Assert.Equal([1ul << 48, (1ul << 48) + 1], each.Picture.ToOrderedArray().Select(track => track.Id));
        }

        Assert.Equal(flow.PictureHash, resumed.PictureHash);
        Assert.Equal(StateOf(flow), StateOf(resumed));
    }

    [Fact]
    public void FramesWithoutBytesDoNotPileUp()
    {
        Flow flow = new();
        Configure(flow, 0, Coast);
        Hear(flow, 0.01, "");
        Feed(flow, FrameKind.Heartbeat, 0, 1, default);
        Assert.False(Assert.Single(flow.Sources).HasPending);
    }

    [Fact]
    public void ASiteThatIsUsedIsThatOfTheConfiguration()
    {
        SourceConfiguration site = Coast with { LatitudeDegrees = 10, LongitudeDegrees = 20, HeightMeters = 30 };
        Assert.Equal(GeodeticPosition.FromDegrees(10, 20, 30), site.ToSite().Position);
        Assert.Null(Coast.ToSite().Position);
    }
}
