using System.Buffers.Binary;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Framing;

/// <summary>ORADIS: octet count (16 bits, header included), time of day (32 bits, ms), blocks. Big-endian. Found in files and in UDP datagrams.</summary>
/// <param name="start">When the recording began, or the midnight before; null = 1970-01-01.</param>
sealed class OradisFraming(Instant? start) : Framing
{
    public const int HeaderLength = 6;
    const int ShortestBlock = 4;
    const uint StampsPerDay = 86_400_000;

    readonly TimeOfDayResolver _times = new(start ?? Instant.UnixEpoch);

    public override string Name => "oradis";

    public override FrameLook Look(ReadOnlySpan<byte> rest, bool endOfInput, out FrameExtent extent) => LookAt(rest, out extent);

    static FrameLook LookAt(ReadOnlySpan<byte> rest, out FrameExtent extent)
    {
        extent = default;
        if (rest.Length < HeaderLength) return FrameLook.More;
        int payload = BinaryPrimitives.ReadUInt16BigEndian(rest) - HeaderLength;
        uint stamp = BinaryPrimitives.ReadUInt32BigEndian(rest[2..]);
        return payload < ShortestBlock || stamp >= StampsPerDay ? FrameLook.None : Whole(rest, HeaderLength, payload, 0, stamp, out extent);
    }

    /// <summary>True if a datagram is such frames of whole blocks and nothing else.</summary>
    public static bool Fills(ReadOnlySpan<byte> datagram)
    {
        if (datagram.IsEmpty) return false;
        while (!datagram.IsEmpty)
        {
            if (LookAt(datagram, out FrameExtent extent) != FrameLook.Frame || !extent.IsSure) return false;
            datagram = datagram[extent.Length..];
        }

        return true;
    }

    public override Instant? TimeOf(ReadOnlySpan<byte> frame, in FrameExtent extent) => _times.TryResolve(extent.Stamp / 1000.0, out Instant time) ? time : null;
}
