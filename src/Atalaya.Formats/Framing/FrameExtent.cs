namespace Atalaya.Formats.Framing;

/// <summary>Where a frame and its payload lie, from the place looked at.</summary>
readonly record struct FrameExtent
{
    /// <summary>Octets of header before the payload.</summary>
    public int PayloadStart { get; init; }

    public int PayloadLength { get; init; }

    /// <summary>Octets of the whole frame; where there is none, octets that can be passed over at once (0 = 1).</summary>
    public int Length { get; init; }

    /// <summary>Its time as written.</summary>
    public long Stamp { get; init; }

    /// <summary>True if the frame proves itself (check sequence, payload of whole blocks); else the frames behind it must.</summary>
    public bool IsSure { get; init; }

    /// <summary>True if its trailer is right: enough while in step, not to find back.</summary>
    public bool IsLikely { get; init; }
}
