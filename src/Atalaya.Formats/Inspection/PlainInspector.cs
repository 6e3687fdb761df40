using System.Buffers;
using Atalaya.Core.Time;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.Inspection;

/// <summary>Any format: the records as they are printed, each over the whole frame.</summary>
/// <param name="decoder">Null = nothing is known of the format.</param>
sealed class PlainInspector(IRecordDecoder? decoder) : IFrameInspector
{
    readonly ArrayBufferWriter<byte> _lines = new();

    public IReadOnlyList<InspectedRecord> Inspect(ReadOnlySpan<byte> bytes, int start, Instant time)
    {
        _lines.ResetWrittenCount();
        decoder?.Decode(bytes[start..], time, endOfInput: false, _lines, new RecordStatistics());
        OctetRange frame = new(start, bytes.Length - start);
        List<InspectedRecord> records = [];
        foreach (byte[] line in JsonLines.Split(_lines.WrittenSpan)) records.Add(new InspectedRecord(line, frame, []));
        return records;
    }
}
