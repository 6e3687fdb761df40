namespace Atalaya.Core.Reports;

/// <summary>Why bytes did not become a message. Counted per source and shown; the order is free, the names are in metrics.</summary>
public enum RejectReason : byte
{
    Checksum,
    Framing,
    Length,
    UnknownCategory,
    UnknownEdition,
    UnknownType,
    Truncated,
    InvalidValue,
    Parity,
    Fragment,
    Unsupported,
}
