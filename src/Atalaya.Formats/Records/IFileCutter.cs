using Atalaya.Core.Time;

namespace Atalaya.Formats.Records;

/// <summary>
/// Cuts a recorded byte stream into pieces (lines, messages, blocks) and tells the data time of each, so that a file replays at the pace
/// it was recorded. The pieces joined are the file, byte for byte.
/// </summary>
public interface IFileCutter
{
    /// <summary>Takes the next piece off the front of <paramref name="rest"/>.</summary>
    /// <param name="rest">Bytes not yet taken; moved past the piece.</param>
    /// <param name="endOfInput">True if no bytes follow <paramref name="rest"/>: then everything left is handed out.</param>
    /// <param name="piece">The piece.</param>
    /// <param name="time">Its data time, UTC; null where it has none (the caller keeps the running maximum).</param>
    /// <returns>False if more bytes are needed.</returns>
    bool TryTake(ref ReadOnlySpan<byte> rest, bool endOfInput, out ReadOnlySpan<byte> piece, out Instant? time);
}
