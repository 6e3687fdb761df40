using Atalaya.Core.Time;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.ModeS.Framing;

/// <summary>Cuts a recording of hexadecimal lines; a time before the frame is Unix time, or else counts from the given start.</summary>
/// <param name="start">The time of second 0; null = small numbers tell no time.</param>
public sealed class HexFileCutter(Instant? start) : IFileCutter
{
    const int LongestPiece = 65_536;

    /// <summary>Of 1973: no recording runs so long, no receiver is so old.</summary>
    const ulong FirstUnixTicks = 100_000_000ul * 12_000_000;

    public bool TryTake(ref ReadOnlySpan<byte> rest, bool endOfInput, out ReadOnlySpan<byte> piece, out Instant? time)
    {
        piece = default;
        time = null;
        int length = rest.IndexOf((byte)'\n') + 1;
        if (length == 0 && rest.Length > LongestPiece) length = LongestPiece;
        if (length == 0 && endOfInput) length = rest.Length;
        if (length == 0) return false;
        piece = rest[..length];
        rest = rest[length..];
        if (HexLine.TryRead(piece.TrimEnd("\r\n"u8), out ReceivedFrame received) is not null || received.Ticks is not ulong ticks) return true;
        Instant? zero = ticks >= FirstUnixTicks ? Instant.UnixEpoch : start;
        time = zero?.PlusNanoseconds((long)(ticks / 3 * 250 + ticks % 3 * 250 / 3));
        return true;
    }
}
