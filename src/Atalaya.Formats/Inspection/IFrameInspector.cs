using Atalaya.Core.Time;

namespace Atalaya.Formats.Inspection;

/// <summary>
/// Shows people what stands in a few frames: every record as <c>decode</c> prints it, with the octets it is made of and those of each of its
/// fields. Keeps between calls what decoding depends on, so that earlier frames of an object may be passed first. Never throws on any bytes.
/// </summary>
public interface IFrameInspector
{
    /// <summary>The records that end within <paramref name="bytes"/> from <paramref name="start"/> on; offsets count from the start of <paramref name="bytes"/>.</summary>
    /// <param name="bytes">What the source sent before, as far as its messages may reach, and the frame.</param>
    /// <param name="start">Where the frame begins.</param>
    /// <param name="time">When the frame was received.</param>
    IReadOnlyList<InspectedRecord> Inspect(ReadOnlySpan<byte> bytes, int start, Instant time);
}
