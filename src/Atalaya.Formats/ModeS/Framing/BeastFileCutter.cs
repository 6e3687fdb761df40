using Atalaya.Core.Time;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.ModeS.Framing;

/// <summary>Cuts a Beast recording into messages; bytes that are none stay with the message before them.</summary>
/// <param name="start">The time of the first counter; null = pieces have no time.</param>
public sealed class BeastFileCutter(Instant? start) : IFileCutter
{
    const byte Escape = 0x1A;
    const int LongestPiece = 65_536;
    const int TickBytes = 6;

    CounterTime _time = new(start);

    public bool TryTake(ref ReadOnlySpan<byte> rest, bool endOfInput, out ReadOnlySpan<byte> piece, out Instant? time)
    {
        piece = default;
        time = null;
        int length = NextStart(rest);
        if (length < 0 && rest.Length > LongestPiece) length = LongestPiece;
        if (length < 0 && endOfInput) length = rest.Length;
        if (length <= 0) return false;
        piece = rest[..length];
        rest = rest[length..];
        time = _time.At(TicksOf(piece));
        return true;
    }

    /// <summary>Where the second message begins: an escape before a byte that is no escape; −1 = not in sight.</summary>
    static int NextStart(ReadOnlySpan<byte> bytes)
    {
        int at = bytes.Length >= 2 && bytes[0] == Escape && bytes[1] != Escape ? 2 : 0;
        while (true)
        {
            int found = bytes[at..].IndexOf(Escape);
            if (found < 0) return -1;
            at += found;
            if (at + 1 >= bytes.Length) return -1;
            if (bytes[at + 1] != Escape) return at;
            at += 2;
        }
    }

    static ulong? TicksOf(ReadOnlySpan<byte> piece)
    {
        if (piece.Length < 2 || piece[0] != Escape || piece[1] is < (byte)'1' or > (byte)'4') return null;
        ulong ticks = 0;
        int at = 2;
        for (int i = 0; i < TickBytes; i++)
        {
            if (at >= piece.Length) return null;
            ticks = ticks << 8 | piece[at];
            at += piece[at] == Escape ? 2 : 1;
        }

        return new ReceivedFrame(default, ticks, null).UsableTicks;
    }
}
