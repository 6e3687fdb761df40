using System.Buffers;
using System.Buffers.Text;
using Atalaya.Core.Reports;

namespace Atalaya.Formats.ModeS.Framing;

/// <summary>
/// One line with a frame in hexadecimal digits, with or without the marks of AVR, perhaps among other columns (an address, a type code), perhaps with a
/// time in seconds before everything. Columns end at comma, semicolon, blank, tab or quote.
/// </summary>
static class HexLine
{
    const int ShortDigits = 2 * ModeSFrame.ShortLength, LongDigits = 2 * ModeSFrame.LongLength;

    /// <summary>Quotes, the marks of AVR and the three bytes of a byte order mark are passed over alike.</summary>
    static readonly SearchValues<byte> Separators = SearchValues.Create([.. ", ;\t\"'\r*@:"u8, 0xEF, 0xBB, 0xBF]);

    /// <summary>Reads a line; null if it holds exactly one frame, else what is wrong.</summary>
    public static RejectReason? TryRead(ReadOnlySpan<byte> line, out ReceivedFrame received)
    {
        received = default;
        double? seconds = null;
        ReadOnlySpan<byte> frame = default;
        bool isFirst = true;
        while (TryTakeColumn(ref line, out ReadOnlySpan<byte> column))
        {
            bool isFrame = column.Length is ShortDigits or LongDigits && IsHex(column);
            if (isFrame && !frame.IsEmpty) return RejectReason.Framing;
            if (isFrame) frame = column;
            else if (isFirst) seconds = Seconds(column);
            isFirst = false;
        }

        if (frame.IsEmpty) return RejectReason.Framing;
        Span<byte> bytes = stackalloc byte[ModeSFrame.LongLength];
        Convert.FromHexString(frame, bytes, out _, out int written);
        ulong? ticks = seconds is double known ? (ulong)Math.Round(known * ReceivedFrame.TicksPerSecond) : null;
        received = new ReceivedFrame(ModeSFrame.FromBytes(bytes[..written]), ticks, null);
        return null;
    }

    static bool TryTakeColumn(scoped ref ReadOnlySpan<byte> line, out ReadOnlySpan<byte> column)
    {
        int start = line.IndexOfAnyExcept(Separators);
        column = start < 0 ? default : line[start..];
        int end = column.IndexOfAny(Separators);
        if (end >= 0) column = column[..end];
        line = start < 0 ? default : line[(start + column.Length)..];
        return start >= 0;
    }

    static bool IsHex(ReadOnlySpan<byte> column)
    {
        foreach (byte digit in column)
            if (!char.IsAsciiHexDigit((char)digit)) return false;
        return true;
    }

    /// <summary>Up to the year 2255, so that the counter made of it fits.</summary>
    static double? Seconds(ReadOnlySpan<byte> column) =>
        Utf8Parser.TryParse(column, out double value, out int used) && used == column.Length && value is >= 0 and <= 9e9 ? value : null;
}
