using Atalaya.Core.Time;

namespace Atalaya.Formats.Ais;

/// <summary>What tag blocks, an epoch prefix or a USCG trailer say about a sentence.</summary>
public readonly record struct NmeaTags
{
    /// <summary>When the station received it: tag <c>c</c>, else the prefix, else the trailer.</summary>
    public Instant? Time { get; init; }

    /// <summary>A hash of tag <c>s</c>, the station; 0 = none.</summary>
    public uint Station { get; init; }

    /// <summary>The identifier of the sentence group, tag <c>g</c>, plus one; 0 = none.</summary>
    public uint Group { get; init; }

    /// <summary>A tag block's checksum is missing or wrong.</summary>
    public bool ChecksumFailed { get; init; }
}
