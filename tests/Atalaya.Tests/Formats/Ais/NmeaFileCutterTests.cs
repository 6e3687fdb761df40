using System.Text;
using Atalaya.Core.Time;
using Atalaya.Formats.Ais;
using CsCheck;

namespace Atalaya.Tests.Formats.Ais;

public sealed class NmeaFileCutterTests
{
    static (List<string> Pieces, List<Instant?> Times) Cut(ReadOnlySpan<byte> bytes)
    {
        NmeaFileCutter cutter = new();
        List<string> pieces = [];
        List<Instant?> times = [];
        while (cutter.TryTake(ref bytes, true, out ReadOnlySpan<byte> piece, out Instant? time))
        {
            pieces.Add(Encoding.Latin1.GetString(piece));
            times.Add(time);
        }

        Assert.True(bytes.IsEmpty);
        return (pieces, times);
    }

    [Fact]
    public void Lines_with_the_times_they_state()
    {
        const string sentence = "!AIVDM,1,1,,B,15NBj>PP1gG>1PVKTDTUJOv00<0M,0*09";
        (List<string> pieces, List<Instant?> times) = Cut(Encoding.ASCII.GetBytes($"# head\r\n\\c:1565218798*53\\{sentence}\r\n{sentence}\n1550303566167 {sentence}\r{sentence},b003669794,1272412827"));
        Assert.Equal(5, pieces.Count);
        Assert.Equal([null, 1565218798000, null, 1550303566167, 1272412827000], times.Select(time => time?.UnixMilliseconds));
    }

    [Fact]
    public void A_line_end_is_not_taken_apart()
    {
        NmeaFileCutter cutter = new();
        ReadOnlySpan<byte> rest = "abc\r"u8;
        Assert.False(cutter.TryTake(ref rest, false, out _, out _));
        Assert.Equal(4, rest.Length);
        rest = "abc\r\nd"u8;
        Assert.True(cutter.TryTake(ref rest, false, out ReadOnlySpan<byte> piece, out _));
        Assert.Equal("abc\r\n"u8.ToArray(), piece.ToArray());
        Assert.False(cutter.TryTake(ref rest, false, out _, out _));
    }

    [Fact]
    public void Joined_the_pieces_are_the_file() =>
        Gen.OneOf(Gen.Byte, Gen.Char["\r\n!\\*,$:"].Select(character => (byte)character)).Array[0, 500].Sample(bytes => Assert.Equal(Encoding.Latin1.GetString(bytes), string.Concat(Cut(bytes).Pieces)), seed: "0001Cut00001", iter: 500);

    [Fact]
    public void Real_files_have_times_on_every_sentence()
    {
        Assert.All(Cut(File.ReadAllBytes(SharedData.Path("ais/kystverket_1000lines.nm4"))).Times, time => Assert.NotNull(time));
        Assert.All(Cut(File.ReadAllBytes(SharedData.Path("ais/goais_aistest.nmea"))).Times, time => Assert.NotNull(time));
    }
}
