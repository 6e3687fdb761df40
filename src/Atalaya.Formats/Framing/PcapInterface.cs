using System.Buffers.Binary;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Framing;

/// <summary>An interface of a pcapng section: link type, snap length, resolution of its time stamps.</summary>
readonly record struct PcapInterface(int LinkType, uint SnapLength, byte Resolution, long OffsetSeconds)
{
    const int TimeResolution = 9, TimeOffset = 14;

    /// <summary>Reads the body of an interface description block.</summary>
    public static PcapInterface Read(ReadOnlySpan<byte> body, bool bigEndian)
    {
        int link = PcapBytes.UInt16(body, bigEndian);
        uint snap = PcapBytes.UInt32(body[4..], bigEndian);
        byte resolution = 6;
        long offset = 0;
        ReadOnlySpan<byte> options = body[8..];
        while (options.Length >= 4)
        {
            int code = PcapBytes.UInt16(options, bigEndian);
            int length = PcapBytes.UInt16(options[2..], bigEndian);
            int padded = (length + 3) & ~3;
            if (code == 0 || options.Length < 4 + padded) break;
            ReadOnlySpan<byte> value = options.Slice(4, length);
            if (code == TimeResolution && length >= 1) resolution = value[0];
            if (code == TimeOffset && length >= 8) offset = bigEndian ? BinaryPrimitives.ReadInt64BigEndian(value) : BinaryPrimitives.ReadInt64LittleEndian(value);
            options = options[(4 + padded)..];
        }

        return new PcapInterface(link, snap, resolution, offset);
    }

    /// <summary>The instant of a time stamp; null if it lies outside what an instant holds.</summary>
    public Instant? TimeOf(ulong stamp)
    {
        int power = Resolution & 0x7F;
        UInt128 nanoseconds = (UInt128)stamp * 1_000_000_000;
        if ((Resolution & 0x80) != 0) nanoseconds >>= power;
        else for (int i = 0; i < power && nanoseconds != UInt128.Zero; i++) nanoseconds /= 10;
        Int128 total = (Int128)nanoseconds + (Int128)OffsetSeconds * 1_000_000_000;
        return total < 0 || total > long.MaxValue ? null : new Instant((long)total);
    }
}
