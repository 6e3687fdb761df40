using Atalaya.Core.Reports;

namespace Atalaya.Formats.Ais;

/// <summary>Faults in words and as counted reasons.</summary>
static class NmeaFaults
{
    public static ReadOnlySpan<byte> Text(NmeaFault fault) => fault switch
    {
        NmeaFault.NoSentence => "no NMEA sentence in line"u8,
        NmeaFault.LineTooLong => "line too long"u8,
        NmeaFault.FieldMissing => "sentence ends inside its fields"u8,
        NmeaFault.ChecksumMissing => "checksum missing"u8,
        NmeaFault.ChecksumWrong => "checksum wrong"u8,
        NmeaFault.PartNumber => "sentence number not within its total"u8,
        NmeaFault.FillBits => "fill bits not 0 to 5"u8,
        NmeaFault.PayloadEmpty => "payload empty"u8,
        NmeaFault.PayloadCharacter => "payload character outside the six-bit armour"u8,
        NmeaFault.PayloadTooLong => "payload too long"u8,
        NmeaFault.PayloadTooShort => "payload ends inside a field"u8,
        NmeaFault.MessageTypeUnknown => "message type unknown"u8,
        NmeaFault.Incomplete => "multi-sentence message lost a part"u8,
        _ => "none"u8,
    };

    public static RejectReason Reason(NmeaFault fault) => fault switch
    {
        NmeaFault.ChecksumMissing or NmeaFault.ChecksumWrong => RejectReason.Checksum,
        NmeaFault.PartNumber or NmeaFault.Incomplete => RejectReason.Fragment,
        NmeaFault.FillBits or NmeaFault.PayloadCharacter => RejectReason.InvalidValue,
        NmeaFault.PayloadEmpty or NmeaFault.PayloadTooLong => RejectReason.Length,
        NmeaFault.PayloadTooShort or NmeaFault.FieldMissing => RejectReason.Truncated,
        NmeaFault.MessageTypeUnknown => RejectReason.UnknownType,
        _ => RejectReason.Framing,
    };
}
