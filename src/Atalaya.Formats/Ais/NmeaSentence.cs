namespace Atalaya.Formats.Ais;

/// <summary>One VDM (received) or VDO (own ship) sentence of IEC 61162-1, its checksum verified, its payload still armoured.</summary>
public ref struct NmeaSentence
{
    /// <summary>The value of <see cref="SequenceId"/> and <see cref="Channel"/> where the field is empty.</summary>
    public const byte None = 0;

    public ReadOnlySpan<byte> Payload { get; init; }

    /// <summary>Two ASCII characters, the first in the high byte: AI, AB, BS, SA …</summary>
    public ushort Talker { get; init; }

    /// <summary>VDO: the station's own transmission.</summary>
    public bool IsOwn { get; init; }

    public byte Total { get; init; }
    public byte Number { get; init; }

    /// <summary>As its ASCII digit, joins the parts of a message; 0 = missing.</summary>
    public byte SequenceId { get; init; }

    /// <summary>As its ASCII character: A, B, 1, 2 …; 0 = missing.</summary>
    public byte Channel { get; init; }

    public byte FillBits { get; init; }
    public NmeaTags Tags { get; internal set; }
}
