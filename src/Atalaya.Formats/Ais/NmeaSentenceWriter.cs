using System.Buffers;
using System.Text;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Ais;

/// <summary>Writes AIS messages as sentences, in as many parts as they need, with tag blocks where a station or a time is given.</summary>
public sealed class NmeaSentenceWriter
{
    /// <summary>Characters of payload in one sentence: 60 keep every sentence within the 82 characters of IEC 61162-1.</summary>
    public const int MaxPayload = 60;

    readonly byte[] _characters = new byte[AisArmour.MaxCharacters];
    readonly byte[] _line = new byte[256];
    int _length;
    int _sequence;
    int _group;

    /// <summary>Two characters.</summary>
    public string Talker { get; set; } = "AI";

    /// <summary>Tag <c>s</c>; null = none.</summary>
    public string? Station { get; set; }

    /// <summary>VDO: own transmission.</summary>
    public bool IsOwn { get; set; }

    /// <summary>Writes one message, each sentence ended by CR LF.</summary>
    /// <param name="bits">As an <see cref="AisBitWriter"/> leaves them.</param>
    /// <param name="lengthBits">Their number.</param>
    /// <param name="channel">A, B, 1 or 2; '\0' = not known.</param>
    /// <param name="time">Tag <c>c</c>, in whole milliseconds (in seconds where they are whole); null = none.</param>
    /// <param name="output">Receives the sentences.</param>
    public void Write(ReadOnlySpan<byte> bits, int lengthBits, char channel, Instant? time, IBufferWriter<byte> output)
    {
        int count = AisArmour.Encode(bits, lengthBits, _characters, out int fillBits);
        int total = Math.Max(1, (count + MaxPayload - 1) / MaxPayload);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(total, 9);
        for (int number = 1; number <= total; number++)
        {
            int start = (number - 1) * MaxPayload;
            ReadOnlySpan<byte> payload = _characters.AsSpan(start, Math.Min(MaxPayload, count - start));
            _length = 0;
            TagBlock(time, number, total);
            Sentence(payload, number, total, channel, number == total ? fillBits : 0);
            output.Write(_line.AsSpan(0, _length));
        }

        if (total == 1) return;
        _sequence = (_sequence + 1) % 10;
        _group = _group % 9999 + 1;
    }

    void TagBlock(Instant? time, int number, int total)
    {
        bool grouped = total > 1 && (Station is not null || time is not null);
        if (Station is null && time is null) return;
        Append("\\");
        int start = _length;
        if (grouped) Append($"g:{number}-{total}-{_group}");
        if (Station is not null) Append($"{(_length > start ? "," : "")}s:{Station}");
        if (time is { } instant) Append($"{(_length > start ? "," : "")}c:{Epoch(instant)}");
        Checksum(start);
        Append("\\");
    }

    static long Epoch(Instant time) => time.UnixMilliseconds % 1000 == 0 ? time.UnixMilliseconds / 1000 : time.UnixMilliseconds;

    void Sentence(ReadOnlySpan<byte> payload, int number, int total, char channel, int fillBits)
    {
        Append("!");
        int start = _length;
        Append($"{Talker}{(IsOwn ? "VDO" : "VDM")},{total},{number},");
        if (total > 1) Append($"{_sequence}");
        Append(channel == '\0' ? ",," : $",{channel},");
        payload.CopyTo(_line.AsSpan(_length));
        _length += payload.Length;
        Append($",{fillBits}");
        Checksum(start);
        Append("\r\n");
    }

    void Checksum(int start)
    {
        byte sum = NmeaChecksum.Of(_line.AsSpan(start, _length - start));
        _line[_length++] = (byte)'*';
        NmeaChecksum.Write(sum, _line.AsSpan(_length));
        _length += 2;
    }

    void Append(string text) => _length += Encoding.ASCII.GetBytes(text, _line.AsSpan(_length));
}
