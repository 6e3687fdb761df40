using Atalaya.Core.Time;

namespace Atalaya.Formats.Framing;

/// <summary>The layout of one kind of recording. <see cref="FramingReader"/> does what all have in common.</summary>
abstract class Framing
{
    /// <summary>Longest payload: that of a UDP datagram.</summary>
    public const int MaxPayload = 65_535;

    public abstract string Name { get; }

    public virtual bool HasCaptureTimes => true;

    /// <summary>Octets before the first frame.</summary>
    public virtual int PreambleLength => 0;

    /// <summary>Reads what stands before the first frame; false if this is no such recording.</summary>
    public virtual bool ReadPreamble(ReadOnlySpan<byte> preamble) => true;

    /// <summary>Says what begins at the first octet of <paramref name="rest"/>. Changes nothing.</summary>
    public abstract FrameLook Look(ReadOnlySpan<byte> rest, bool endOfInput, out FrameExtent extent);

    /// <summary>The time of the next frame, called once for each in order; null = not known.</summary>
    public abstract Instant? TimeOf(ReadOnlySpan<byte> frame, in FrameExtent extent);

    public virtual ReadOnlySpan<byte> Payload(ReadOnlySpan<byte> frame, scoped in FrameExtent extent) => frame.Slice(extent.PayloadStart, extent.PayloadLength);

    /// <summary>The frame whose header stands at the front; <see cref="FrameLook.More"/> until all of it is there.</summary>
    protected static FrameLook Whole(ReadOnlySpan<byte> rest, int start, int payload, int trailer, long stamp, out FrameExtent extent)
    {
        extent = new FrameExtent { PayloadStart = start, PayloadLength = payload, Length = start + payload + trailer, Stamp = stamp };
        if (rest.Length < extent.Length) return FrameLook.More;
        extent = extent with { IsSure = BlockChain.Fills(rest.Slice(start, payload)) };
        return FrameLook.Frame;
    }
}
