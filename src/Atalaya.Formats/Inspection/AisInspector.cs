using System.Buffers;
using System.Text;
using Atalaya.Core.Time;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.Inspection;

/// <summary>AIS sentences, field by field; the octets of a field are the characters of the payload that carry it.</summary>
sealed class AisInspector : IFrameInspector
{
    const int MaxWaiting = 64, TypeBits = 6;

    /// <summary>A part of a message: where its sentence and its payload stand.</summary>
    readonly record struct Part(OctetRange Sentence, OctetRange Payload, int Key, byte Number, byte Total, byte FillBits);

    public IReadOnlyList<InspectedRecord> Inspect(ReadOnlySpan<byte> bytes, int start, Instant time)
    {
        List<InspectedRecord> records = [];
        List<Part> waiting = [];
        int at = 0;
        while (at < bytes.Length)
        {
            int length = bytes[at..].IndexOfAny((byte)'\n', (byte)'\r');
            int end = length < 0 ? bytes.Length : at + length;
            ReadOnlySpan<byte> line = bytes[at..end];
            while (!line.IsEmpty)
            {
                int sentenceStart = end - line.Length;
                bool isSound = NmeaParser.Parse(ref line, out bool isAis, out NmeaSentence sentence) == NmeaFault.None && isAis;
                if (!isSound || !bytes.Overlaps(sentence.Payload, out int payloadStart)) continue;
                int key = sentence.SequenceId << 16 | sentence.Channel << 8 | sentence.Total;
                waiting.Add(new Part(new OctetRange(sentenceStart, end - line.Length - sentenceStart), new OctetRange(payloadStart, sentence.Payload.Length), key, sentence.Number, sentence.Total, sentence.FillBits));
                if (waiting.Count > MaxWaiting) waiting.RemoveAt(0);
                if (TakeMessage(waiting) is { } parts && parts.Max(part => part.Sentence.End) > start && Record(bytes, parts) is { } record) records.Add(record);
            }

            at = end + 1;
        }

        return records;
    }

    /// <summary>The parts of the message that the last part completes, in order; null = more are to come.</summary>
    static Part[]? TakeMessage(List<Part> waiting)
    {
        Part last = waiting[^1];
        Part[] parts = [.. waiting.Where(part => part.Key == last.Key).GroupBy(part => part.Number).Select(group => group.Last()).OrderBy(part => part.Number)];
        if (parts.Length != last.Total) return null;
        waiting.RemoveAll(part => part.Key == last.Key);
        return parts;
    }

    static InspectedRecord? Record(ReadOnlySpan<byte> bytes, Part[] parts)
    {
        int[] places = [.. parts.SelectMany(part => Enumerable.Range(part.Payload.Offset, part.Payload.Length))];
        byte[] payload = new byte[places.Length];
        for (int i = 0; i < payload.Length; i++) payload[i] = bytes[places[i]];
        int fillBits = parts[^1].FillBits;
        if (Decode(payload, fillBits) is not { } line) return null;
        List<KeyValuePair<string, string>> fields = JsonLines.Fields(line);
        Dictionary<string, (int First, int Last)> bits = BitProbe.Find(fields, Math.Max(0, payload.Length * 6 - fillBits), bit => Turned(payload, fillBits, bit));
        bits["type"] = (0, TypeBits - 1); // turning one over may give a type that does not exist
        string prefix = $"{JsonLines.Number(line, "type"u8)}/";
        OctetRange octets = OctetRange.FromTo(parts.Min(part => part.Sentence.Offset), parts.Max(part => part.Sentence.End) - 1);
        return new InspectedRecord(line, octets, [.. fields.Where(field => field.Key != "format").Select(field => Field(prefix, field, bits, places))]);
    }

    static InspectedField Field(string prefix, KeyValuePair<string, string> field, Dictionary<string, (int First, int Last)> bits, int[] places) => new(prefix + field.Key)
    {
        Json = field.Value,
        Unit = UnitOf(field.Key),
        Octets = bits.TryGetValue(field.Key, out (int First, int Last) range) ? OctetRange.FromTo(places[range.First / 6], places[range.Last / 6]) : default,
    };

    static List<KeyValuePair<string, string>>? Turned(byte[] payload, int fillBits, int bit)
    {
        byte[] turned = [.. payload];
        int value = turned[bit / 6] < 0x60 ? turned[bit / 6] - 0x30 : turned[bit / 6] - 0x38;
        value ^= 32 >> bit % 6;
        turned[bit / 6] = (byte)(value < 40 ? value + 0x30 : value + 0x38);
        return Decode(turned, fillBits) is { } line ? JsonLines.Fields(line) : null;
    }

    /// <summary>The record of a whole payload, put into one sentence of its own; null where it is none.</summary>
    static byte[]? Decode(byte[] payload, int fillBits)
    {
        string content = $"AIVDM,1,1,,A,{Encoding.ASCII.GetString(payload)},{fillBits}";
        int checksum = 0;
        foreach (char character in content) checksum ^= character;
        ArrayBufferWriter<byte> lines = new();
        new AisRecordDecoder().Decode(Encoding.ASCII.GetBytes($"!{content}*{checksum:X2}\n"), null, endOfInput: true, lines, new RecordStatistics());
        return JsonLines.Split(lines.WrittenSpan) is [var line] ? line : null;
    }

    static string UnitOf(string name) => name switch
    {
        "speed" => "kt",
        "course" or "heading" or "lon" or "lat" => "°",
        "turn" => "°/min",
        "draught" or "to_bow" or "to_stern" or "to_port" or "to_starboard" => "m",
        "alt" => "m",
        _ => "",
    };
}
