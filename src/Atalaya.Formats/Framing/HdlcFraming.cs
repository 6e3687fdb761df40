using System.Buffers.Binary;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Framing;

/// <summary>
/// Frames of a serial line as its interface hands them on, without flags and stuffed bits: address 0x01, control 0x03, blocks, frame check
/// sequence (ISO/IEC 13239, 16 bits, low octet first). The end of a frame is where the sequence is right.
/// </summary>
sealed class HdlcFraming : Framing
{
    public const byte Address = 0x01, Control = 0x03;
    public const int HeaderLength = 2, CheckLength = 2;

    /// <summary>Longest frame that is looked for.</summary>
    public const int MaxLength = 1 << 14;

    public override string Name => "hdlc";
    public override bool HasCaptureTimes => false;

    public override FrameLook Look(ReadOnlySpan<byte> rest, bool endOfInput, out FrameExtent extent)
    {
        extent = default;
        if (rest[0] != Address || (rest.Length > 1 && rest[1] != Control)) return FrameLook.None;
        ushort check = FrameCheckSequence.Initial;
        int at = 0, end = HeaderLength;
        while (true)
        {
            if (rest.Length < end + 3) return FrameLook.More;
            int length = BlockChain.LengthOf(rest[end..]);
            if (length == 0 || end + length > MaxLength) return FrameLook.None;
            end += length;
            if (rest.Length < end + CheckLength) return FrameLook.More;
            check = FrameCheckSequence.Add(check, rest[at..end]);
            at = end;
            if (BinaryPrimitives.ReadUInt16LittleEndian(rest[end..]) != FrameCheckSequence.Finish(check)) continue;
            extent = new FrameExtent { PayloadStart = HeaderLength, PayloadLength = end - HeaderLength, Length = end + CheckLength, IsSure = true };
            return FrameLook.Frame;
        }
    }

    public override Instant? TimeOf(ReadOnlySpan<byte> frame, in FrameExtent extent) => null;
}
