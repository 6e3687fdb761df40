using System.Buffers;
using System.Text;
using Atalaya.Core.Identity;
using Atalaya.Core.Time;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Ais.Messages;
using CsCheck;

namespace Atalaya.Tests.Formats.Ais;

/// <summary>decode ∘ encode is the identity, over bits: every payload of the right length comes back.</summary>
public sealed class AisRoundTripTests
{
    delegate int Recode(in AisBits bits, Span<byte> destination);

    static void Check(int type, int length, int part, Recode recode, string seed) => Gen.Byte.Array[54].Sample(random =>
    {
        byte[] bytes = [.. random, .. new byte[10]];
        bytes[0] = (byte)((bytes[0] & 3) | (type << 2));
        if (part >= 0) bytes[4] = (byte)((bytes[4] & 0xFC) | part);
        bytes.AsSpan(length / 8).Clear();
        byte[] back = new byte[64];
        int written = recode(new AisBits(bytes, length), back);
        Assert.Equal(length, written);
        Assert.Equal(Convert.ToHexString(bytes, 0, length / 8), Convert.ToHexString(back, 0, length / 8));
    }, seed: seed, iter: 1000);

    [Fact]
    public void Position_reports_of_class_A() => Check(3, 168, -1, static (in AisBits bits, Span<byte> destination) =>
    {
        Assert.True(PositionReportClassA.TryDecode(bits, out PositionReportClassA report));
        AisBitWriter writer = new(destination);
        report.Encode(ref writer);
        return writer.Length;
    }, "0001Trip0001");

    [Fact]
    public void Position_reports_of_class_B() => Check(18, 168, -1, static (in AisBits bits, Span<byte> destination) =>
    {
        Assert.True(PositionReportClassB.TryDecode(bits, out PositionReportClassB report));
        AisBitWriter writer = new(destination);
        report.Encode(ref writer);
        return writer.Length;
    }, "0002Trip0002");

    [Fact]
    public void Base_station_reports() => Check(11, 168, -1, static (in AisBits bits, Span<byte> destination) =>
    {
        Assert.True(BaseStationReport.TryDecode(bits, out BaseStationReport report));
        AisBitWriter writer = new(destination);
        report.Encode(ref writer);
        return writer.Length;
    }, "0005Trip0005");

    [Fact]
    public void Long_range_reports() => Check(27, 96, -1, static (in AisBits bits, Span<byte> destination) =>
    {
        Assert.True(LongRangeReport.TryDecode(bits, out LongRangeReport report));
        AisBitWriter writer = new(destination);
        report.Encode(ref writer);
        return writer.Length;
    }, "0006Trip0006");

    [Fact]
    public void Search_and_rescue_aircraft() => Check(9, 168, -1, static (in AisBits bits, Span<byte> destination) =>
    {
        Assert.True(SearchAndRescueAircraftReport.TryDecode(bits, out SearchAndRescueAircraftReport report));
        AisBitWriter writer = new(destination);
        report.Encode(ref writer);
        return writer.Length;
    }, "0007Trip0007");

    /// <summary>A text that ends early loses what follows its '@': one recoding settles it.</summary>
    [Fact]
    public void Extended_reports_and_aids_to_navigation() => Gen.Byte.Array[45].Sample(random =>
    {
        byte[] bytes = [.. random, .. new byte[16]];
        byte[] back = new byte[64];
        Assert.True(ExtendedPositionReportClassB.TryDecode(new AisBits(bytes, 312), out ExtendedPositionReportClassB report));
        AisBitWriter writer = new(back);
        report.Encode(ref writer);
        Assert.Equal(312, writer.Length);
        Assert.True(ExtendedPositionReportClassB.TryDecode(new AisBits(back, 312), out ExtendedPositionReportClassB again));
        Assert.Equal(report, again);

        Assert.True(AidToNavigationReport.TryDecode(new AisBits(bytes, 360), out AidToNavigationReport aid));
        writer = new AisBitWriter(back);
        aid.Encode(ref writer);
        Assert.True(AidToNavigationReport.TryDecode(new AisBits(back, writer.Length), out AidToNavigationReport aidAgain));
        Assert.Equal(aid, aidAgain);
    }, seed: "0008Trip0008", iter: 1000);

    [Fact]
    public void Static_data_part_B() => Check(24, 168, 1, static (in AisBits bits, Span<byte> destination) =>
    {
        Assert.True(StaticDataPartB.TryDecode(bits, out StaticDataPartB data));

        // A text that ends early loses what follows its '@': the bits are compared after one recoding.
        byte[] first = new byte[64];
        AisBitWriter once = new(first);
        data.Encode(ref once);
        Assert.True(StaticDataPartB.TryDecode(new AisBits(first, once.Length), out StaticDataPartB again));
        Assert.Equal(data, again);
        for (int i = 0; i < 21; i++) destination[i] = bits.Bytes[i];
        return once.Length;
    }, "0003Trip0003");

    [Fact]
    public void Static_and_voyage_data() => Gen.Byte.Array[53].Sample(random =>
    {
        byte[] bytes = [.. random, .. new byte[11]];
        Assert.True(StaticAndVoyageData.TryDecode(new AisBits(bytes, 424), out StaticAndVoyageData data));
        byte[] back = new byte[64];
        AisBitWriter writer = new(back);
        data.Encode(ref writer);
        Assert.Equal(424, writer.Length);
        Assert.True(StaticAndVoyageData.TryDecode(new AisBits(back, 424), out StaticAndVoyageData again));
        Assert.Equal(data, again);
    }, seed: "0004Trip0004", iter: 1000);

    [Theory]
    [InlineData(424, 5)]
    [InlineData(422, 5)]
    [InlineData(420, 5)]
    [InlineData(426, 5)]
    [InlineData(419, 0)]
    [InlineData(427, 0)]
    public void Lengths_of_message_5(int length, int records)
    {
        byte[] bits = new byte[64];
        AisBitWriter writer = new(bits);
        new StaticAndVoyageData { Mmsi = 123456789, Destination = PackedText.FromString("ABCDEFGHIJKLMNOPQRST") }.Encode(ref writer);
        ArrayBufferWriter<byte> output = new();
        for (int i = 0; i < 5; i++) new NmeaSentenceWriter().Write(bits, length, 'A', null, output);
        AisRun run = new(output.WrittenSpan);
        Assert.Equal(records, run.Statistics.Records);
        Assert.Equal(5 - records, run.Statistics.Errors);
        foreach (System.Text.Json.JsonElement record in run.Records)
            Assert.Equal(length < 422 ? "ABCDEFGHIJKLMNOPQRS" : "ABCDEFGHIJKLMNOPQRST", record.GetProperty("destination").GetString());
    }

    [Fact]
    public void Sentences_with_tag_blocks()
    {
        byte[] bits = new byte[64];
        AisBitWriter writer = new(bits);
        new StaticAndVoyageData { Mmsi = 257742000, Name = PackedText.FromString("ATALAYA"), EtaHour = 24, EtaMinute = 60 }.Encode(ref writer);
        ArrayBufferWriter<byte> output = new();
        NmeaSentenceWriter sentences = new() { Talker = "BS", Station = "r1" };
        sentences.Write(bits, writer.Length, 'B', Instant.FromUnixMilliseconds(1565218798500), output);
        sentences.Write(bits, 168, 'A', Instant.FromUnixMilliseconds(1565218799000), output);
        string[] lines = Encoding.ASCII.GetString(output.WrittenSpan).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith(@"\g:1-2-0,s:r1,c:1565218798500*", lines[0]);
        Assert.Contains("!BSVDM,2,1,0,B,", lines[0]);
        Assert.StartsWith(@"\g:2-2-0,s:r1,c:1565218798500*", lines[1]);
        Assert.StartsWith(@"\s:r1,c:1565218799*", lines[2]);
        Assert.All(lines, line => Assert.InRange(line[line.IndexOf('!', StringComparison.Ordinal)..].Length, 20, 80));
        AisRun run = new(output.WrittenSpan[..^(lines[2].Length + 2)]);
        Assert.Equal("""{"format":"ais","type":5,"repeat":0,"mmsi":257742000,"ais_version":0,"shipname":"ATALAYA","shiptype":0,"epfd":0,"dte":1}""", run.Text.TrimEnd());
        Assert.Equal(0, run.Statistics.Warnings);
    }
}
