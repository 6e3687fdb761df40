using System.Buffers;
using Atalaya.Core.Time;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.ModeS.Framing;

/// <summary>Cuts an AVR recording after each semicolon or line feed.</summary>
/// <param name="start">The time of the first counter; null = pieces have no time.</param>
public sealed class AvrFileCutter(Instant? start) : IFileCutter
{
    const int LongestPiece = 65_536;
    const int TickDigits = 12;

    CounterTime _time = new(start);

    public bool TryTake(ref ReadOnlySpan<byte> rest, bool endOfInput, out ReadOnlySpan<byte> piece, out Instant? time)
    {
        piece = default;
        time = null;
        int length = rest.IndexOfAny((byte)';', (byte)'\n') + 1;
        if (length == 0 && rest.Length > LongestPiece) length = LongestPiece;
        if (length == 0 && endOfInput) length = rest.Length;
        if (length == 0) return false;
        piece = rest[..length];
        rest = rest[length..];
        time = _time.At(TicksOf(piece));
        return true;
    }

    static ulong? TicksOf(ReadOnlySpan<byte> piece)
    {
        int start = piece.LastIndexOfAny("@%<"u8);
        if (start < 0 || piece.Length - start <= TickDigits) return null;
        Span<byte> bytes = stackalloc byte[TickDigits / 2];
        if (Convert.FromHexString(piece.Slice(start + 1, TickDigits), bytes, out _, out _) != OperationStatus.Done) return null;
        ulong ticks = 0;
        foreach (byte value in bytes) ticks = ticks << 8 | value;
        return new ReceivedFrame(default, ticks, null).UsableTicks;
    }
}
