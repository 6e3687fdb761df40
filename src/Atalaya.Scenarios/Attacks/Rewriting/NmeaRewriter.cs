using System.Buffers;
using Atalaya.Core.Time;
using Atalaya.Formats.Ais;
using Atalaya.Scenarios.Attacks.Running;

namespace Atalaya.Scenarios.Attacks.Rewriting;

/// <summary>
/// AIS sentences. Positions and MMSI lie within the first sentence of a message, so that messages of several need not be joined: of a changed
/// one the payload and the checksum are written anew, tag blocks and everything around stay.
/// </summary>
sealed class NmeaRewriter(PieceSource source, AttackScene scene) : PieceRewriter(source, scene)
{
    const int HeaderBits = 38;

    readonly byte[] _bits = new byte[AisArmour.BufferLength];
    readonly byte[] _payload = new byte[AisArmour.MaxCharacters];
    readonly NmeaSentenceWriter _writer = new();
    readonly Dictionary<(uint Key, byte Sequence), int> _suppressedParts = [];
    bool _channelB;

    public override bool Rewrite(ReadOnlySpan<byte> piece, Instant heard, IBufferWriter<byte> output)
    {
        bool changed = false;
        while (!piece.IsEmpty)
        {
            int end = piece.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? piece : piece[..(end + 1)];
            piece = piece[line.Length..];
            if (!SentenceFields.TryFind(line, out SentenceFields fields) || !TryLine(line, fields, heard, output)) output.Write(line);
            else changed = true;
        }

        return changed;
    }

    public override void Write(Emission emission, Instant heard, byte signal, IBufferWriter<byte> output)
    {
        if (emission.Bits.Length == 0) return;
        _channelB = !_channelB;
        _writer.Station = Station;
        _writer.Write(emission.Bits, emission.LengthBits, _channelB ? 'B' : 'A', heard, output);
    }

    /// <summary>As the tag blocks of the source name it; null = they name none.</summary>
    string? Station { get; set; }

    /// <summary>True if the line changed, and was written as it became.</summary>
    bool TryLine(ReadOnlySpan<byte> line, in SentenceFields fields, Instant heard, IBufferWriter<byte> output)
    {
        Station ??= SentenceFields.StationOf(line);
        if (fields.Number != 1) return IsSuppressed(fields);
        ReadOnlySpan<byte> payload = line[fields.Payload];
        if (!AisArmour.TryDecode(payload, fields.Total == 1 ? fields.FillBits : 0, _bits, out int length) || length < HeaderBits) return false;
        AisBits bits = new(_bits, length);
        HeardObject sender = Scene.Hear(ObjectKey.Vessel(bits.Mmsi));
        Statement statement = AisStatements.Read(bits, heard);
        // A part of a message is not sent again: what follows would be missing.
        Transmission transmission = fields.Total == 1 ? new Transmission(default, bits.Bytes, length) : default;
        Scene.Judge(sender, ref statement, transmission);
        if (!statement.IsChanged) return false;
        if (statement.IsSuppressed)
        {
            if (fields.Total > 1) _suppressedParts[(0, fields.Sequence)] = fields.Total - 1;
            return true;
        }

        AisStatements.Apply(_bits, bits.Type, statement);
        Replace(line, fields, length, output);
        return true;
    }

    /// <summary>A later part of a message whose first was not sent.</summary>
    bool IsSuppressed(in SentenceFields fields)
    {
        if (!_suppressedParts.TryGetValue((0, fields.Sequence), out int left)) return false;
        if (left <= 1) _suppressedParts.Remove((0, fields.Sequence));
        else _suppressedParts[(0, fields.Sequence)] = left - 1;
        return true;
    }

    void Replace(ReadOnlySpan<byte> line, in SentenceFields fields, int length, IBufferWriter<byte> output)
    {
        int count = AisArmour.Encode(_bits, length, _payload, out _);
        Span<byte> text = output.GetSpan(line.Length)[..line.Length];
        line.CopyTo(text);
        _payload.AsSpan(0, count).CopyTo(text[fields.Payload]);
        int sum = 0;
        foreach (byte character in text[(fields.Start + 1)..fields.Star]) sum ^= character;
        text[fields.Star + 1] = "0123456789ABCDEF"u8[sum >> 4];
        text[fields.Star + 2] = "0123456789ABCDEF"u8[sum & 15];
        output.Advance(line.Length);
    }
}
