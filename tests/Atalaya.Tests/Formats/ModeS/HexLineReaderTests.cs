using System.Text;
using System.Text.Json;
using Atalaya.Core.Time;
using Atalaya.Formats.ModeS.Framing;
using CsCheck;

namespace Atalaya.Tests.Formats.ModeS;

public sealed class HexLineReaderTests
{
    const string Hex = "8D4840D6202CC371C32CE0576098";

    [Theory]
    [InlineData(Hex, null)]
    [InlineData("*" + Hex + ";", null)]
    [InlineData("*" + Hex, null)]
    [InlineData("  8d4840d6202cc371c32ce0576098 \r", null)]
    [InlineData("12.5 " + Hex, 12.5)]
    [InlineData("12.5\t*" + Hex + ";", 12.5)]
    [InlineData("1457996402.0,\"8D4840D6202CC371C32CE0576098\",\"4840d6\",4", 1457996402.0)]
    [InlineData("\uFEFF1495353600,4840D6," + Hex, 1495353600.0)]
    public void LinesAreReadInTheirVariety(string line, double? seconds)
    {
        JsonElement record = ModeSSamples.Records(ModeSFraming.Hex, Encoding.UTF8.GetBytes(line)).Single();
        Assert.Equal("KLM1023", record.GetProperty("callsign").GetString());
        Assert.Equal(seconds, record.TryGetProperty("timestamp", out JsonElement timestamp) ? timestamp.GetDouble() : null);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("8D4840D6202CC371C32CE05760")]
    [InlineData(Hex + " " + Hex)]
    public void OtherLinesAreErrors(string line)
    {
        JsonElement[] records = ModeSSamples.Records(ModeSFraming.Hex, Encoding.UTF8.GetBytes($"{Hex}\n{line}\n\n# a remark\n{Hex}\n"));
        Assert.Equal((3, "framing", Hex.Length + 1), (records.Length, records[1].GetProperty("error").GetString(), records[1].GetProperty("offset").GetInt32()));
    }

    [Fact]
    public void RecordingsReplayByTheirTimes()
    {
        ReadOnlySpan<byte> rest = Encoding.ASCII.GetBytes($"1457996402.25,{Hex}\n2.5,{Hex}\n{Hex}\n");
        HexFileCutter cutter = new(Instant.FromUnixSeconds(1_000));
        List<double?> seconds = [];
        while (cutter.TryTake(ref rest, true, out _, out Instant? time) && seconds.Count < 3) seconds.Add(time is Instant known ? Math.Round(known.UnixSeconds, 3) : null);
        Assert.Equal([1457996402.25, 1002.5, null], seconds);
    }

    [Fact]
    public void AnyBytesAreReadAlikeInPieces() => Gen.Select(Gen.Byte.Array[0, 200], Gen.Int[1, 50]).Sample((noise, piece) =>
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes(Hex + "\n"), .. noise, .. Encoding.ASCII.GetBytes("\n" + Hex + "\n")];
        Assert.Equal(ModeSSamples.Lines(ModeSFraming.Hex, bytes).Lines, ModeSSamples.Lines(ModeSFraming.Hex, bytes, piece).Lines);
    }, seed: "0N0XIzNsQ0O2", iter: 3_000);
}
