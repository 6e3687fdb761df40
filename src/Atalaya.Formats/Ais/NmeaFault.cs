namespace Atalaya.Formats.Ais;

/// <summary>Why a line or a payload did not become an AIS message.</summary>
public enum NmeaFault : byte
{
    None,

    /// <summary>No sentence in the line.</summary>
    NoSentence,
    LineTooLong,
    FieldMissing,
    ChecksumMissing,
    ChecksumWrong,

    /// <summary>Number of sentences or sentence number outside 1–9, or number above total.</summary>
    PartNumber,
    FillBits,
    PayloadEmpty,
    PayloadCharacter,
    PayloadTooLong,

    /// <summary>The payload ends inside a field of its message type.</summary>
    PayloadTooShort,

    /// <summary>Type 0.</summary>
    MessageTypeUnknown,

    /// <summary>A multi-sentence message that lost a part.</summary>
    Incomplete,
}
