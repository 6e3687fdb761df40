using System.Buffers;
using Atalaya.Core.Time;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Editions;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.Inspection;

/// <summary>ASTERIX data blocks, element by element. Nothing is kept between frames: pass what came before where messages may reach over.</summary>
sealed class AsterixInspector(AsterixCatalog catalog, EditionSettings editions) : IFrameInspector
{
    readonly ArrayBufferWriter<byte> _lines = new();

    public IReadOnlyList<InspectedRecord> Inspect(ReadOnlySpan<byte> bytes, int start, Instant time)
    {
        _lines.ResetWrittenCount();
        new AsterixRecordDecoder(catalog, editions: editions).Decode(bytes, time, endOfInput: true, _lines, new RecordStatistics());
        List<InspectedRecord> records = [];
        foreach (byte[] line in JsonLines.Split(_lines.WrittenSpan))
        {
            OctetRange octets = new((int)JsonLines.Number(line, "offset"u8), (int)JsonLines.Number(line, "length"u8));
            if (octets.IsEmpty || octets.End <= start || octets.End > bytes.Length) continue;
            AsterixCategory? category = catalog.Find((int)JsonLines.Number(line, "category"u8), JsonLines.Text(line, "edition"u8));
            IReadOnlyList<InspectedField> fields = category is null ? [] : new AsterixFieldFinder(category, bytes.Slice(octets.Offset, octets.Length).ToArray()).Find(octets.Offset);
            records.Add(new InspectedRecord(line, octets, fields));
        }

        return records;
    }
}
