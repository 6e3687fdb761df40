using System.Buffers;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Records;

/// <summary>
/// Decodes one format for people and other programs: every record to one JSON line with the standard's names, nothing skipped.
/// Feeding the same bytes in other pieces gives the same lines. Never throws on any bytes.
/// </summary>
public interface IRecordDecoder
{
    /// <summary>
    /// Decodes what <paramref name="bytes"/> complete. With <paramref name="output"/> null nothing is printed, but every value is still
    /// decoded and enters the checksum.
    /// </summary>
    /// <param name="bytes">The next bytes of the stream; what is not complete yet is kept (bounded).</param>
    /// <param name="time">Capture time of these bytes, where the container has one.</param>
    /// <param name="endOfInput">True with the last bytes: what remains is an error.</param>
    /// <param name="output">Receives JSON lines, each ended by a line feed; null = none.</param>
    /// <param name="statistics">Counts records, errors and warnings and holds the checksum.</param>
    void Decode(ReadOnlySpan<byte> bytes, Instant? time, bool endOfInput, IBufferWriter<byte>? output, RecordStatistics statistics);
}
