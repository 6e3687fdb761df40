using System.Buffers.Binary;

namespace Atalaya.Formats.Framing;

/// <summary>Tells ASTERIX data blocks (category, length, records) by their lengths alone.</summary>
static class BlockChain
{
    const int HeaderOctets = 3;

    /// <summary>Shortest block: header and one octet.</summary>
    const int ShortestBlock = 4;

    /// <summary>True if the octets are one block after the other and nothing else.</summary>
    public static bool Fills(ReadOnlySpan<byte> octets)
    {
        int at = 0;
        while (at < octets.Length)
        {
            int length = LengthOf(octets[at..]);
            if (length == 0 || length > octets.Length - at) return false;
            at += length;
        }

        return octets.Length > 0;
    }

    /// <summary>True for a frame, not all of it there, whose payload begins with a block of just its length.</summary>
    public static bool BeginsOne(ReadOnlySpan<byte> frame, in FrameExtent extent) =>
        extent.PayloadLength > 0 && frame.Length > extent.PayloadStart && LengthOf(frame[extent.PayloadStart..]) == extent.PayloadLength;

    /// <summary>Length that the block at the front states; 0 = none can begin here.</summary>
    public static int LengthOf(ReadOnlySpan<byte> octets)
    {
        if (octets.Length < HeaderOctets || octets[0] == 0) return 0;
        int length = BinaryPrimitives.ReadUInt16BigEndian(octets[1..]);
        return length < ShortestBlock ? 0 : length;
    }
}
