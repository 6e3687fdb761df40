using Atalaya.Core.Time;

namespace Atalaya.Formats.Framing;

/// <summary>One frame of a recording, or a piece that is none (<see cref="Fault"/>); valid until the next read.</summary>
public readonly ref struct RecordedFrame
{
    /// <summary>What the sensor sent; of a faulty piece, its first octets.</summary>
    public ReadOnlySpan<byte> Payload { get; init; }

    /// <summary>When it was recorded; null where the recording does not tell.</summary>
    public Instant? Time { get; init; }

    /// <summary>Where it begins in the recording, header included.</summary>
    public long Offset { get; init; }

    /// <summary>Octets of the recording it takes.</summary>
    public long Length { get; init; }

    /// <summary>Frames count from 1; a faulty piece has the number the frame there would have had.</summary>
    public long Number { get; init; }

    public FramingFault Fault { get; init; }
}
