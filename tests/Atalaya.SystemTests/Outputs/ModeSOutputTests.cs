using System.Text;
using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Sbs;
using Atalaya.Pipeline;
using Atalaya.Scenarios;
using Atalaya.Server.Configuration;
using Atalaya.Server.Outputs;

namespace Atalaya.SystemTests.Outputs;

public sealed class ModeSOutputTests
{
    static readonly Instant Start = ScenarioOptions.FixedEpoch;

    static (ModeSOutput Output, CollectingSink Sink) Create(string text)
    {
        CollectingSink sink = new();
        return (new ModeSOutput(OutputUri.Parse(new OutputSettings(text, null)), sink), sink);
    }

    static List<ReceivedFrame> Read(IModeSReader reader, byte[] bytes)
    {
        List<ReceivedFrame> frames = [];
        ReadOnlySpan<byte> rest = bytes;
        FramingStep step;
        while ((step = reader.Read(ref rest, out ReceivedFrame frame)) != FramingStep.NeedMore)
        {
            Assert.Equal(FramingStep.Frame, step);
            frames.Add(frame);
        }

        return frames;
    }

    /// <summary>The frames of two receivers, in pieces, as the flow gets them.</summary>
    static List<(int Source, Instant Time, byte[] Bytes)> Traffic()
    {
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions { DurationSeconds = 20 })!;
        List<(int, Instant, byte[])> pieces = [];
        while (scenario.TryNext(out int source, out Instant time, out ReadOnlySpan<byte> bytes))
            if (scenario.Sources[source].Format == "beast") pieces.Add((source, time, bytes.ToArray()));
        return pieces;
    }

    static void Feed(List<(int Source, Instant Time, byte[] Bytes)> traffic, FrameOutput output)
    {
        Dictionary<int, OutputSource> sources = [];
        foreach ((int number, Instant time, byte[] bytes) in traffic)
        {
            if (!sources.TryGetValue(number, out OutputSource? source))
                sources[number] = source = new OutputSource(new SourceConfiguration { Id = (ushort)(number + 1), Name = $"r{number}", Format = "beast" }) { Outputs = [output] };
            source.Feed(bytes, time);
        }
    }

    /// <summary>The same by another way: each first copy within 0.3 s of which the decoder of sources makes a report.</summary>
    static List<ReceivedFrame> Expected(List<(int Source, Instant Time, byte[] Bytes)> traffic)
    {
        Dictionary<int, BeastReader> readers = [];
        Dictionary<ModeSFrame, Instant> firsts = [];
        ModeSSourceDecoder decoder = new(new SourceSite(SourceId.Server, ""), ModeSFraming.Beast);
        List<ReceivedFrame> expected = [];
        foreach ((int number, Instant time, byte[] bytes) in traffic)
        {
            if (!readers.TryGetValue(number, out BeastReader? reader)) readers[number] = reader = new BeastReader();
            foreach (ReceivedFrame frame in Read(reader, bytes))
            {
                if (firsts.TryGetValue(frame.Frame, out Instant first) && time.SecondsSince(first) <= 0.3) continue;
                firsts[frame.Frame] = time;
                if (ReportsOf(decoder, frame, time).Length > 0) expected.Add(frame);
            }
        }

        return expected;
    }

    static Report[] ReportsOf(ModeSSourceDecoder decoder, in ReceivedFrame frame, Instant time)
    {
        byte[] bytes = new byte[BeastWriter.MaxLength];
        int length = BeastWriter.Write(bytes, frame.Frame, 0, 0);
        ReportBatch reports = new();
        decoder.Decode(new Frame(FrameKind.SensorData, SourceId.Server, time, default, bytes.AsSpan(0, length)), reports);
        return reports.Reports.ToArray();
    }

    [Fact]
    public void BeastCarriesEachTransmissionOnceAsItWasReceived()
    {
        List<(int Source, Instant Time, byte[] Bytes)> traffic = Traffic();
        (ModeSOutput output, CollectingSink sink) = Create("beast+tcp://127.0.0.1");
        Feed(traffic, output);
        List<ReceivedFrame> expected = Expected(traffic);
        Assert.InRange(expected.Count, 1000, traffic.Count - 1000); // copies are many: two receivers hear the same aircraft
        Assert.Equal(expected, Read(new BeastReader(), sink.Written));
        Assert.Equal(expected.Count, sink.Messages);
    }

    [Theory]
    [InlineData("avr+tcp://127.0.0.1", false)]
    [InlineData("avr+tcp://127.0.0.1?stamps=1", true)]
    public void AvrCarriesTheSameFrames(string text, bool hasStamps)
    {
        List<(int Source, Instant Time, byte[] Bytes)> traffic = Traffic();
        (ModeSOutput output, CollectingSink sink) = Create(text);
        Feed(traffic, output);
        Assert.Equal(
            Expected(traffic).Select(frame => (frame.Frame, hasStamps ? frame.Ticks : null)),
            Read(new AvrReader(), sink.Written).Select(frame => (frame.Frame, frame.Ticks)));
    }

    [Fact]
    public void SbsTellsWhatTheReportsTell()
    {
        List<(int Source, Instant Time, byte[] Bytes)> traffic = Traffic();
        (ModeSOutput output, CollectingSink sink) = Create("sbs+tcp://127.0.0.1");
        Feed(traffic, output);
        int positions = 0;
        foreach (string line in sink.Pieces)
        {
            Assert.True(SbsParser.TryParse(Encoding.ASCII.GetBytes(line.TrimEnd()), out SbsMessage message, out _), line);
            if (message.LatitudeDegrees is not null) positions++;
        }

        ModeSSourceDecoder decoder = new(new SourceSite(SourceId.Server, ""), ModeSFraming.Beast);
        int expected = Expected(traffic).Sum(frame => ReportsOf(decoder, frame, Start).Count(report => report.Measurement == MeasurementKind.Geodetic));
        Assert.InRange(positions, 200, int.MaxValue);
        Assert.InRange(expected - positions, -expected / 10, expected / 10); // without its times the position solver accepts a few more
    }

    [Fact]
    public void ReductionKeepsBothHalvesOfAPosition()
    {
        (ModeSOutput output, CollectingSink sink) = Create("beast+tcp://127.0.0.1?reduce=250");
        for (int i = 0; i < 100; i++) output.Take(new ReceivedFrame(Position(i), (ulong)i, 100), Start.PlusSeconds(i * 0.05));
        List<ReceivedFrame> kept = Read(new BeastReader(), sink.Written);
        Assert.InRange(kept.Count, 34, 42); // 5 s: twenty of each half at most
        Assert.Equal(kept.Count / 2, kept.Count(frame => AirbornePosition.Decode(frame.Frame.Message).Cpr.IsOdd));
    }

    /// <summary>Every message differs from the one before: none is a copy.</summary>
    static ModeSFrame Position(int number) =>
        ModeSFrame.ExtendedSquitter(0x4840D6, new AirbornePosition(11, 0, false, 1000, false, new CprCode((number & 1) != 0, (uint)(5000 + number), 7000)).Encode());

    [Fact]
    public void NoiseIsNotPassedOn()
    {
        (ModeSOutput output, CollectingSink sink) = Create("beast+tcp://127.0.0.1");
        output.Take(new ReceivedFrame(Position(1) with { Parity = 1 }, null, null), Start);
        output.Take(new ReceivedFrame(SurveillanceReply.Altitude(5000).Encode(0xABCDEF), null, null), Start);
        Assert.Empty(sink.Written);
        output.Take(new ReceivedFrame(ModeSFrame.AllCall(0xABCDEF), null, null), Start.PlusSeconds(1));
        output.Take(new ReceivedFrame(SurveillanceReply.Altitude(5000).Encode(0xABCDEF), null, null), Start.PlusSeconds(1));
        Assert.Equal(2, sink.Messages);
    }

    [Theory]
    [InlineData("beast+tcp://127.0.0.1", "beast", false, true)]
    [InlineData("beast+tcp://127.0.0.1", "avr", false, true)]
    [InlineData("beast+tcp://127.0.0.1", "nmea", false, false)]
    [InlineData("beast+tcp://127.0.0.1", "asterix", false, false)]
    [InlineData("beast+tcp://127.0.0.1", "beast", true, false)]
    [InlineData("beast+tcp://127.0.0.1?simulated=1", "beast", true, true)]
    [InlineData("beast+tcp://127.0.0.1?sources=other", "beast", false, false)]
    [InlineData("beast+tcp://127.0.0.1?sources=other,roof", "beast", false, true)]
    public void SourcesArePassedOnAsAsked(string text, string format, bool isSimulated, bool isAccepted) =>
        Assert.Equal(isAccepted, Create(text).Output.Accepts(new SourceConfiguration { Id = 1, Name = "roof", Format = format, Simulated = isSimulated }));
}
