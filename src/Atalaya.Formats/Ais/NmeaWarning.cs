namespace Atalaya.Formats.Ais;

/// <summary>What is wrong with a sentence that is used nevertheless.</summary>
public enum NmeaWarning : byte
{
    /// <summary>The tag block's checksum is missing or stale (common where a relay adds <c>g:</c> and keeps the old sum).</summary>
    TagChecksum,

    /// <summary>The same part of a multi-sentence message again: the copy is dropped.</summary>
    RepeatedPart,

    /// <summary>More bits than the message type has: the rest is ignored.</summary>
    PayloadTooLong,

    /// <summary>The message ends inside one of its groups: the whole ones are used.</summary>
    GroupCut,
}
