using Atalaya.Core.Time;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.Ais;

/// <summary>Cuts NMEA text into lines, each with the time its tag block, prefix or trailer states.</summary>
public sealed class NmeaFileCutter : IFileCutter
{
    /// <summary>Bytes without a line end are handed out in pieces of this length.</summary>
    public const int MaxPiece = 65_536;

    public bool TryTake(ref ReadOnlySpan<byte> rest, bool endOfInput, out ReadOnlySpan<byte> piece, out Instant? time)
    {
        time = null;
        piece = default;
        if (rest.IsEmpty) return false;
        int end = rest.IndexOfAny((byte)'\n', (byte)'\r');
        int length = end < 0 ? rest.Length : end + 1;
        if (end < 0 && length < MaxPiece && !endOfInput) return false;
        if (end >= 0 && rest[end] == '\r')
        {
            if (length == rest.Length && !endOfInput) return false;
            if (length < rest.Length && rest[length] == '\n') length++;
        }

        piece = rest[..Math.Min(length, MaxPiece)];
        rest = rest[piece.Length..];
        ReadOnlySpan<byte> line = end < 0 ? piece : piece[..end];
        if (line.Length > NmeaLineCutter.MaxLength) return true;
        NmeaParser.Parse(ref line, out _, out NmeaSentence sentence);
        time = sentence.Tags.Time;
        return true;
    }
}
