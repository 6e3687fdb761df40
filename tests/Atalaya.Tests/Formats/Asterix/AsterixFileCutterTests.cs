using Atalaya.Core.Time;
using Atalaya.Formats.Asterix;

namespace Atalaya.Tests.Formats.Asterix;

public sealed class AsterixFileCutterTests
{
    static List<(byte[] Piece, Instant? Time)> Cut(byte[] file, AsterixFileCutter cutter, int step = int.MaxValue)
    {
        var pieces = new List<(byte[], Instant?)>();
        int from = 0;
        for (int to = Math.Min(step, file.Length); ; to = Math.Min(to + step, file.Length))
        {
            ReadOnlySpan<byte> rest = file.AsSpan(from, to - from);
            while (cutter.TryTake(ref rest, to == file.Length, out ReadOnlySpan<byte> piece, out Instant? time)) pieces.Add((piece.ToArray(), time));
            from = to - rest.Length;
            if (to == file.Length) return pieces;
        }
    }

    [Fact]
    public void The_pieces_joined_are_the_file()
    {
        byte[] file = AsterixSamples.Jahorina;
        List<(byte[] Piece, Instant? Time)> pieces = Cut(file, new AsterixFileCutter(), 1000);
        Assert.Equal(642, pieces.Count);
        Assert.Equal(file, pieces.SelectMany(piece => piece.Piece));
        Assert.All(pieces, piece => Assert.InRange(piece.Time!.Value.UnixSeconds, 33932, 34013));
        byte[] damaged = [.. file[..1000], 0, 0, 1, .. file[1003..5000]];
        Assert.Equal(damaged, Cut(damaged, new AsterixFileCutter(), 64).SelectMany(piece => piece.Piece));
    }

    [Fact]
    public void A_start_gives_the_date_and_midnight_is_passed()
    {
        Instant start = Instant.FromUnixSeconds(1_767_312_000 + 86390);
        byte[] file = [.. Block(86389.5), .. Block(86399), .. Block(3), 62, 0, 4, 0x80];
        Instant?[] times = [.. Cut(file, new AsterixFileCutter(start)).Select(piece => piece.Time)];
        Assert.Equal([start.PlusSeconds(-0.5), start.PlusSeconds(9), start.PlusSeconds(13), null], times);
        Instant midnight = Instant.FromUnixSeconds(1_767_312_000);
        Assert.Equal(midnight.PlusSeconds(70_000), Cut(Block(70_000), new AsterixFileCutter(midnight))[0].Time);
        Assert.Equal(86399.0, Cut(Block(86399), new AsterixFileCutter())[0].Time!.Value.UnixSeconds);
    }

    static byte[] Block(double timeOfDay)
    {
        var block = new AsterixBlockBuilder(48);
        block.TryAdd(new AsterixRecordBuilder(AsterixCatalog.Default[48]!).Set("140", timeOfDay));
        return block.Block.ToArray();
    }
}
