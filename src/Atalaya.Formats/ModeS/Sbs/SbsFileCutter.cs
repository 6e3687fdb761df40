using Atalaya.Core.Time;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.ModeS.Sbs;

/// <summary>Cuts a recorded BaseStation stream into lines, each with the time it was generated; the zone is not told and taken as UTC.</summary>
public sealed class SbsFileCutter : IFileCutter
{
    const int LongestPiece = 65_536;

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
        if (SbsParser.TryParse(piece.TrimEnd("\r\n"u8), out SbsMessage message, out _)) time = message.Generated ?? message.Logged;
        return true;
    }
}
