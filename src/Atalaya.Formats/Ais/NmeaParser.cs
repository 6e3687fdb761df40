using Atalaya.Core.Time;

namespace Atalaya.Formats.Ais;

/// <summary>Reads one line: tag blocks, epoch prefix, sentence, checksum, USCG trailer.</summary>
static class NmeaParser
{
    /// <summary>Reads the first sentence of <paramref name="line"/> and moves it past: what is left is another sentence glued on, or empty.</summary>
    /// <returns>
    /// None with <paramref name="isAis"/> true: a VDM or VDO sentence; None with false: something that is rightly not AIS (another
    /// sentence, a comment, a blank line).
    /// </returns>
    public static NmeaFault Parse(scoped ref ReadOnlySpan<byte> line, out bool isAis, out NmeaSentence sentence)
    {
        isAis = false;
        sentence = default;
        NmeaTags tags = default;
        if (line.IsEmpty) return NmeaFault.None;
        if (line[0] != '!' && !TrySkipToSentence(ref line, ref tags)) return Blank(ref line);
        ReadOnlySpan<byte> text = line;
        if (!IsVdmOrVdo(text))
        {
            line = default;
            return text.Length >= 6 ? NmeaFault.None : NmeaFault.NoSentence;
        }

        isAis = true;
        NmeaFault fault = ParseFields(text, out sentence, out int star);
        if (fault is NmeaFault.FieldMissing or NmeaFault.ChecksumMissing or NmeaFault.ChecksumWrong)
        {
            line = default;
            return fault;
        }

        line = Trail(text[(star + 3)..], ref tags);
        sentence.Tags = tags;
        return fault;
    }

    /// <summary>A comment or white space is nothing wrong; other text without a sentence is.</summary>
    static NmeaFault Blank(scoped ref ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> text = line.Trim(" \t\0"u8);
        line = default;
        return text.IsEmpty || text[0] == '#' || text.StartsWith("//"u8) ? NmeaFault.None : NmeaFault.NoSentence;
    }

    /// <summary>Reads tag blocks and an epoch prefix, in any order, up to '!' or '$'.</summary>
    static bool TrySkipToSentence(scoped ref ReadOnlySpan<byte> line, scoped ref NmeaTags tags)
    {
        if (line[0] == '#') return false;
        ReadOnlySpan<byte> rest = line;
        while (true)
        {
            int start = rest.IndexOfAny((byte)'!', (byte)'$', (byte)'\\');
            if (start < 0) return false;
            if (start > 0 && tags.Time is null && NmeaEpoch.TryParse(rest[..start].TrimEnd(" \t,;:"u8).TrimStart(" \t"u8), out Instant time)) tags = tags with { Time = time };
            rest = rest[start..];
            if (rest[0] != '\\')
            {
                line = rest;
                return true;
            }

            if (NmeaTagBlock.TryTake(ref rest, ref tags)) continue;
            tags = tags with { ChecksumFailed = true };
            rest = rest[1..];
        }
    }

    /// <summary>True for <c>!ttVDM,</c> and <c>!ttVDO,</c> of any talker.</summary>
    static bool IsVdmOrVdo(ReadOnlySpan<byte> text) =>
        text.Length > 7 && text[3] == 'V' && text[4] == 'D' && text[5] is (byte)'M' or (byte)'O' && text[6] == ',';

    static NmeaFault ParseFields(ReadOnlySpan<byte> text, out NmeaSentence sentence, out int star)
    {
        sentence = default;
        star = 0;
        int at = 7;
        int total = DigitField(text, ref at);
        int number = DigitField(text, ref at);
        int sequence = CharacterField(text, ref at);
        int channel = CharacterField(text, ref at);
        if (channel < 0 || sequence < 0) return NmeaFault.FieldMissing;
        int length = text[at..].IndexOf((byte)',');
        if (length < 0) return NmeaFault.FieldMissing;
        ReadOnlySpan<byte> payload = text.Slice(at, length);
        at += length + 1;
        int fill = 0;
        if (at < text.Length && text[at] != '*') fill = text[at++] - '0';
        if (at >= text.Length || text[at] != '*')
        {
            int later = text[(at - 1)..].IndexOf((byte)'*');
            if (later < 0) return NmeaFault.ChecksumMissing;
            at += later - 1;
            fill = -1;
        }

        star = at;
        if (star + 3 > text.Length) return NmeaFault.ChecksumMissing;
        if (!NmeaChecksum.Matches(text[1..star], text[(star + 1)..])) return NmeaFault.ChecksumWrong;
        sentence = new NmeaSentence
        {
            Payload = payload,
            Talker = (ushort)((text[1] << 8) | text[2]),
            IsOwn = text[5] == 'O',
            Total = (byte)total,
            Number = (byte)number,
            SequenceId = (byte)sequence,
            Channel = (byte)channel,
            FillBits = (byte)fill,
        };
        if (total is < 1 or > 9 || number < 1 || number > total) return NmeaFault.PartNumber;
        return fill is < 0 or > 5 ? NmeaFault.FillBits : NmeaFault.None;
    }

    /// <summary>One digit and a comma; 255 for anything else, past its comma.</summary>
    static int DigitField(ReadOnlySpan<byte> text, ref int at)
    {
        int character = CharacterField(text, ref at);
        return character is >= '0' and <= '9' ? character - '0' : 255;
    }

    /// <summary>The last character of a field (0 if empty), moved past its comma; -1 if there is none.</summary>
    static int CharacterField(ReadOnlySpan<byte> text, ref int at)
    {
        int character = 0;
        for (; at < text.Length; at++)
        {
            if (text[at] == ',')
            {
                at++;
                return character;
            }

            character = text[at];
        }

        return -1;
    }

    /// <summary>Reads what follows the checksum: nothing, another sentence without a line end between, or comma-separated USCG fields of which the first whole number is the time.</summary>
    static ReadOnlySpan<byte> Trail(ReadOnlySpan<byte> rest, scoped ref NmeaTags tags)
    {
        if (rest.IsEmpty || rest[0] is (byte)'!' or (byte)'$' or (byte)'\\') return rest;
        while (rest.Length > 1 && rest[0] == ',' && tags.Time is null)
        {
            rest = rest[1..];
            int comma = rest.IndexOf((byte)',');
            ReadOnlySpan<byte> field = comma < 0 ? rest : rest[..comma];
            if (field.Length >= 9 && NmeaEpoch.TryParse(field, out Instant time)) tags = tags with { Time = time };
            rest = comma < 0 ? default : rest[comma..];
        }

        return default;
    }
}
