using System.Buffers.Binary;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Framing;

/// <summary>
/// rply, the recordings of an ASTERIX analyser: payload length (32 bits), ms since the frame before (32 bits), blocks. Little-endian. The gaps
/// are those of the recorder's timer, in the files that are known 40 % too long and 12 % too short: the data tell the time better.
/// </summary>
/// <param name="start">When the recording began; null = not known.</param>
sealed class RplyFraming(Instant? start) : Framing
{
    public const int HeaderLength = 8;
    const uint LongestGapMs = 86_400_000;

    long _elapsedMs;

    public override string Name => "rply";
    public override bool HasCaptureTimes => false;

    public override FrameLook Look(ReadOnlySpan<byte> rest, bool endOfInput, out FrameExtent extent)
    {
        extent = default;
        if (rest.Length < HeaderLength) return FrameLook.More;
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(rest);
        uint gap = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
        return length is 0 or > MaxPayload || gap > LongestGapMs ? FrameLook.None : Whole(rest, HeaderLength, (int)length, 0, gap, out extent);
    }

    public override Instant? TimeOf(ReadOnlySpan<byte> frame, in FrameExtent extent)
    {
        _elapsedMs += extent.Stamp;
        return start?.PlusNanoseconds(_elapsedMs * 1_000_000);
    }
}
