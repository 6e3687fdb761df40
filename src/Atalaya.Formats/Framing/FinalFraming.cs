using System.Buffers.Binary;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Framing;

/// <summary>
/// FINAL and IOSS recordings: octet count (16 bits, all of the frame), sequence number (IOSS-seq only, 32 bits), error or board, line,
/// recording day, time of day (24 bits, 10 ms), blocks, four octets of padding, 0xA5 in FINAL. Big-endian.
/// </summary>
/// <param name="name">final, ioss or ioss-seq.</param>
/// <param name="start">When the recording began, or the midnight before; null = 1970-01-01.</param>
sealed class FinalFraming(string name, Instant? start) : Framing
{
    public const uint Padding = 0xA5A5A5A5;
    public const int PaddingLength = 4;
    public const int SequenceLength = 4;

    /// <summary>Octets of the header without sequence number.</summary>
    public const int HeaderLength = 8;

    const int StampsPerDay = 8_640_000;

    readonly TimeOfDayResolver _times = new(start ?? Instant.UnixEpoch);

    /// <summary>Octets of the header.</summary>
    readonly int _header = name == "ioss-seq" ? HeaderLength + SequenceLength : HeaderLength;

    public override string Name => name;

    public override FrameLook Look(ReadOnlySpan<byte> rest, bool endOfInput, out FrameExtent extent)
    {
        extent = default;
        if (rest.Length < 2) return FrameLook.More;
        int payload = BinaryPrimitives.ReadUInt16BigEndian(rest) - _header - PaddingLength;
        if (payload < 1) return FrameLook.None;
        if (rest.Length < _header) return FrameLook.More;
        uint stamp = BinaryPrimitives.ReadUInt32BigEndian(rest[(_header - 4)..]) & 0xFF_FFFF;
        if (stamp >= StampsPerDay) return FrameLook.None;
        FrameLook look = Whole(rest, _header, payload, PaddingLength, stamp, out extent);
        if (look == FrameLook.Frame && BinaryPrimitives.ReadUInt32BigEndian(rest[(_header + payload)..]) == Padding) extent = extent with { IsLikely = true };
        return look;
    }

    public override Instant? TimeOf(ReadOnlySpan<byte> frame, in FrameExtent extent) => _times.TryResolve(extent.Stamp / 100.0, out Instant time) ? time : null;
}
