using System.Buffers.Binary;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Framing;

/// <summary>
/// RFF: a header of 128 octets, of which 20 and 20 are start and end as text; then frames of ms since the start (32 bits), payload length
/// (16 bits), blocks. Little-endian.
/// </summary>
/// <param name="start">When the recording began; null = what its header says.</param>
sealed class RffFraming(Instant? start) : Framing
{
    public const int FileHeaderLength = 128;
    public const int TextLength = 20;
    public const int HeaderLength = 6;

    Instant? _start = start;

    public override string Name => "rff";
    public override int PreambleLength => FileHeaderLength;

    /// <summary>Any header is taken; one whose start cannot be read gives no times.</summary>
    public override bool ReadPreamble(ReadOnlySpan<byte> preamble)
    {
        _start ??= WallTime.TryParse(preamble[..TextLength], out Instant stated) ? stated : null;
        return true;
    }

    /// <summary>True if the header has a start that can be read.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> preamble) => WallTime.TryParse(preamble[..TextLength], out _);

    public override FrameLook Look(ReadOnlySpan<byte> rest, bool endOfInput, out FrameExtent extent)
    {
        extent = default;
        if (rest.Length < HeaderLength) return FrameLook.More;
        uint stamp = BinaryPrimitives.ReadUInt32LittleEndian(rest);
        int payload = BinaryPrimitives.ReadUInt16LittleEndian(rest[4..]);
        return payload == 0 ? FrameLook.None : Whole(rest, HeaderLength, payload, 0, stamp, out extent);
    }

    public override Instant? TimeOf(ReadOnlySpan<byte> frame, in FrameExtent extent) => _start?.PlusNanoseconds(extent.Stamp * 1_000_000);
}
