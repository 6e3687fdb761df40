using System.Buffers;
using System.Buffers.Binary;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Framing;

/// <summary>Writes UDP datagrams as a classic pcap file (little-endian, µs) of Ethernet and IPv4 packets, fragmented where they exceed an Ethernet frame.</summary>
public sealed class PcapWriter
{
    const int HeaderLength = 14 + 20, MaxFragment = 1480;

    static ReadOnlySpan<byte> ToAddress => [2, 0, 0, 0, 0, 1];
    static ReadOnlySpan<byte> FromAddress => [2, 0, 0, 0, 0, 2];

    readonly IBufferWriter<byte> _output;
    readonly byte[] _datagram = new byte[65_535];
    ushort _identification;

    /// <summary>Writes the file header.</summary>
    public PcapWriter(IBufferWriter<byte> output)
    {
        _output = output;
        Span<byte> header = output.GetSpan(24)[..24];
        header.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0xA1B2C3D4);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], 4);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], 65_535);
        BinaryPrimitives.WriteUInt32LittleEndian(header[20..], 1);
        output.Advance(24);
    }

    /// <summary>Writes one datagram, at most 65,507 bytes, sent from port 20000 of <paramref name="source"/>; addresses as 32-bit numbers.</summary>
    public void Write(Instant time, uint source, uint destination, ushort destinationPort, ReadOnlySpan<byte> payload)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, 65_507);
        Span<byte> datagram = _datagram.AsSpan(0, payload.Length + 8);
        BinaryPrimitives.WriteUInt16BigEndian(datagram, 20_000);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[2..], destinationPort);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[4..], (ushort)datagram.Length);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[6..], 0); // no checksum: allowed over IPv4 (RFC 768)
        payload.CopyTo(datagram[8..]);
        _identification++;
        for (int offset = 0; offset < datagram.Length; offset += MaxFragment)
        {
            int count = Math.Min(MaxFragment, datagram.Length - offset);
            int flags = (offset / 8) | (offset + count < datagram.Length ? 0x2000 : 0);
            Packet(time, source, destination, flags, datagram.Slice(offset, count));
        }
    }

    void Packet(Instant time, uint source, uint destination, int fragment, ReadOnlySpan<byte> content)
    {
        int length = HeaderLength + content.Length;
        Span<byte> record = _output.GetSpan(16 + length)[..(16 + length)];
        (long seconds, long nanoseconds) = Math.DivRem(time.UnixNanoseconds, Instant.NanosecondsPerSecond);
        BinaryPrimitives.WriteUInt32LittleEndian(record, (uint)seconds);
        BinaryPrimitives.WriteUInt32LittleEndian(record[4..], (uint)(nanoseconds / 1000));
        BinaryPrimitives.WriteInt32LittleEndian(record[8..], length);
        BinaryPrimitives.WriteInt32LittleEndian(record[12..], length);
        Ethernet(record[16..], destination);
        IPv4(record[30..], source, destination, fragment, content.Length);
        content.CopyTo(record[(16 + HeaderLength)..]);
        _output.Advance(record.Length);
    }

    /// <summary>Locally administered addresses; the multicast mapping of RFC 1112 for multicast destinations.</summary>
    static void Ethernet(Span<byte> frame, uint destination)
    {
        bool multicast = destination >> 28 == 14;
        ToAddress.CopyTo(frame);
        FromAddress.CopyTo(frame[6..]);
        if (multicast)
        {
            BinaryPrimitives.WriteUInt16BigEndian(frame, 0x0100);
            BinaryPrimitives.WriteUInt32BigEndian(frame[2..], 0x5E00_0000 | (destination & 0x7F_FFFF));
        }

        BinaryPrimitives.WriteUInt16BigEndian(frame[12..], 0x0800);
    }

    void IPv4(Span<byte> header, uint source, uint destination, int fragment, int contentLength)
    {
        header = header[..20];
        header.Clear();
        header[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)(20 + contentLength));
        BinaryPrimitives.WriteUInt16BigEndian(header[4..], _identification);
        BinaryPrimitives.WriteUInt16BigEndian(header[6..], (ushort)fragment);
        header[8] = 64;
        header[9] = 17;
        BinaryPrimitives.WriteUInt32BigEndian(header[12..], source);
        BinaryPrimitives.WriteUInt32BigEndian(header[16..], destination);
        uint sum = 0;
        for (int i = 0; i < 20; i += 2) sum += BinaryPrimitives.ReadUInt16BigEndian(header[i..]);
        while (sum > 0xFFFF) sum = (sum & 0xFFFF) + (sum >> 16);
        BinaryPrimitives.WriteUInt16BigEndian(header[10..], (ushort)~sum);
    }
}
