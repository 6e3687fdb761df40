using System.Buffers;
using System.Text;
using Atalaya.Core.Time;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.ModeS.Records;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.Inspection;

/// <summary>Mode S frames of a receiver (Beast binary or AVR text), field by field.</summary>
sealed class ModeSInspector(ModeSFraming framing) : IFrameInspector
{
    const int ParityBits = 24, ParityOctets = 3;

    readonly ModeSRecordDecoder _decoder = new(framing);
    readonly ArrayBufferWriter<byte> _lines = new();

    public IReadOnlyList<InspectedRecord> Inspect(ReadOnlySpan<byte> bytes, int start, Instant time)
    {
        List<InspectedRecord> records = [];
        IModeSReader reader = framing == ModeSFraming.Beast ? new BeastReader() : new AvrReader();
        ReadOnlySpan<byte> rest = bytes;
        while (reader.Read(ref rest, out ReceivedFrame received) is not FramingStep.NeedMore and FramingStep step)
        {
            int end = bytes.Length - rest.Length;
            if (step != FramingStep.Frame || end <= start) continue;
            OctetRange octets = new((int)reader.Offset, end - (int)reader.Offset);
            _lines.ResetWrittenCount();
            _decoder.Decode(bytes.Slice(octets.Offset, octets.Length), time, endOfInput: false, _lines, new RecordStatistics());
            foreach (byte[] line in JsonLines.Split(_lines.WrittenSpan)) records.Add(new InspectedRecord(line, octets, Fields(line, received.Frame, bytes, octets)));
        }

        return records;
    }

    List<InspectedField> Fields(byte[] line, in ModeSFrame frame, ReadOnlySpan<byte> bytes, OctetRange octets)
    {
        int[] places = framing == ModeSFraming.Beast ? BinaryPlaces(bytes, octets) : TextPlaces(bytes, octets, frame.Length);
        int frameStart = places.Length - frame.Length;
        List<KeyValuePair<string, string>> fields = JsonLines.Fields(line);
        string prefix = $"DF{frame.DownlinkFormat}/";
        ModeSFrame sent = frame;
        var alone = Decode(frame) ?? [];
        Dictionary<string, (int First, int Last)> bits = BitProbe.Find(alone, frame.Length * 8, bit => Decode(Turned(sent, bit)));
        List<InspectedField> shown = [];
        foreach ((string name, string json) in fields)
        {
            if (name is "format" or "hex") continue;
            OctetRange range = name switch
            {
                "timestamp" => Places(places, frameStart, 1 - 8, -2),
                "signal_dbfs" => Places(places, frameStart, -1, -1),
                "df" => Places(places, frameStart, 0, 0),
                "crc_valid" or "iid" => Places(places, frameStart, frame.Length - ParityOctets, frame.Length - 1),
                _ => bits.TryGetValue(SentAs(name), out (int First, int Last) found) ? Places(places, frameStart, found.First / 8, found.Last / 8) : default,
            };
            shown.Add(new InspectedField(prefix + name) { Json = json, Unit = ModeSUnits.Of(name), Octets = range });
        }

        return shown;
    }

    /// <summary>A place is solved from this message's code and earlier ones: its octets are those of the code.</summary>
    static string SentAs(string name) => name switch
    {
        "latitude" => "cpr_lat",
        "longitude" => "cpr_lon",
        _ => name,
    };

    /// <summary>The frame with one bit turned over. The parity is made anew for the content, so that it carries what it carried before.</summary>
    static ModeSFrame Turned(in ModeSFrame frame, int bit)
    {
        int contentBits = frame.Length * 8 - ParityBits;
        if (bit >= contentBits) return frame with { Parity = frame.Parity ^ 1u << (frame.Length * 8 - 1 - bit) };
        uint header = bit < 32 ? frame.Header ^ 1u << (31 - bit) : frame.Header;
        ulong message = bit < 32 ? frame.Message : frame.Message ^ 1ul << (contentBits - 1 - bit);
        return frame.IsLong ? ModeSFrame.Long(header, message, frame.Remainder) : ModeSFrame.Short(header, frame.Remainder);
    }

    /// <summary>The fields of a frame by itself, nothing known of its aircraft; null where it is no record.</summary>
    static List<KeyValuePair<string, string>>? Decode(in ModeSFrame frame)
    {
        Span<byte> octets = stackalloc byte[ModeSFrame.LongLength];
        byte[] text = Encoding.ASCII.GetBytes($"*{Convert.ToHexString(octets[..frame.WriteTo(octets)])};\n");
        ArrayBufferWriter<byte> lines = new();
        new ModeSRecordDecoder(ModeSFraming.Avr).Decode(text, null, endOfInput: true, lines, new RecordStatistics());
        List<byte[]> records = JsonLines.Split(lines.WrittenSpan);
        if (records.Count != 1) return null;
        List<KeyValuePair<string, string>> fields = JsonLines.Fields(records[0]);
        fields.RemoveAll(field => field.Key == "hex");
        return fields;
    }

    /// <summary>Where each octet of a Beast message stands, the two of its head left out; a doubled 0x1A counts once.</summary>
    static int[] BinaryPlaces(ReadOnlySpan<byte> bytes, OctetRange octets)
    {
        const int Head = 2;
        const byte Escape = 0x1A;
        List<int> places = [];
        for (int at = octets.Offset + Head; at < octets.End; at++)
        {
            places.Add(at);
            if (bytes[at] == Escape) at++;
        }

        return [.. places];
    }

    /// <summary>Where the two digits of each octet of the frame begin: the last of the line.</summary>
    static int[] TextPlaces(ReadOnlySpan<byte> bytes, OctetRange octets, int frameLength)
    {
        int[] places = new int[frameLength];
        int digits = frameLength * 2;
        for (int at = octets.End - 1; at >= octets.Offset && digits > 0; at--)
            if (char.IsAsciiHexDigit((char)bytes[at])) places[--digits / 2] = at;
        return places;
    }

    /// <summary>The octets from the first to the last named one of the frame; before the frame the counter and the level have negative numbers.</summary>
    OctetRange Places(int[] places, int frameStart, int first, int last)
    {
        int width = framing == ModeSFraming.Beast ? 1 : 2;
        int from = frameStart + first, to = frameStart + last;
        return from < 0 || to >= places.Length ? default : OctetRange.FromTo(places[from], places[to] + width - 1);
    }
}
