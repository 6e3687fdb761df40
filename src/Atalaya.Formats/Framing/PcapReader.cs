using System.Buffers.Binary;

namespace Atalaya.Formats.Framing;

/// <summary>
/// Reads UDP datagrams out of a capture file that comes in pieces cut anywhere (see <see cref="PcapPacketReader"/>): Ethernet with up to
/// two VLAN tags, raw IP, Linux cooked, loopback; IPv4 and IPv6 with fragments put together; and 802.3 LLC frames as radars use them.
/// Checksums are not verified: capturing machines leave them to the hardware.
/// </summary>
/// <example><code>
/// while (reader.TryRead(ref bytes, out PcapDatagram datagram)) Use(datagram.Time, datagram.Payload);
/// </code></example>
public sealed class PcapReader
{
    const int EtherIPv4 = 0x0800, EtherIPv6 = 0x86DD, Udp = 17, IPv6Fragment = 44;

    readonly PcapPacketReader _packets = new();
    readonly PcapFragments _fragments;

    public PcapReader() => _fragments = new PcapFragments(Counters);

    public PcapCounters Counters => _packets.Counters;

    /// <summary>True if the bytes so far begin a capture file of a known kind.</summary>
    public bool IsRecognised => _packets.IsRecognised;

    /// <summary>Bytes of a packet that is not complete yet.</summary>
    public int Pending => _packets.Pending;

    /// <summary>Where the next packet begins in the capture file.</summary>
    public long Offset => _packets.Offset;

    /// <summary>True: packets shorter than their headers say are given too, marked <see cref="PcapDatagram.IsCut"/>; else they are counted only.</summary>
    public bool GivesCutPackets { get; init; }

    /// <summary>Takes the next datagram off the front of <paramref name="bytes"/>; false if more bytes are needed (all were taken).</summary>
    public bool TryRead(ref ReadOnlySpan<byte> bytes, out PcapDatagram datagram)
    {
        while (_packets.TryRead(ref bytes, out PcapPacket packet))
        {
            long cut = Counters.Truncated;
            if (TryLink(packet, out datagram))
            {
                Counters.Datagrams++;
                return true;
            }

            if (!GivesCutPackets || Counters.Truncated == cut) continue;
            datagram = new PcapDatagram { Time = packet.Time, PacketNumber = packet.Number, Offset = packet.Offset, IsCut = true, Payload = packet.Bytes };
            return true;
        }

        datagram = default;
        return false;
    }

    bool TryLink(scoped in PcapPacket packet, out PcapDatagram datagram)
    {
        ReadOnlySpan<byte> bytes = packet.Bytes;
        switch (packet.LinkType)
        {
            case 1:
                return TryEthernet(packet, out datagram);
            case 101 or 12 or 14:
                return TryIp(packet, bytes, out datagram);
            case 0 or 108 when bytes.Length >= 4:
                return TryIp(packet, bytes[4..], out datagram);
            case 276 when bytes.Length >= 20:
                return TryEtherType(packet, BinaryPrimitives.ReadUInt16BigEndian(bytes), bytes[20..], out datagram);
            case 113 when bytes.Length >= 16:
                return TryEtherType(packet, BinaryPrimitives.ReadUInt16BigEndian(bytes[14..]), bytes[16..], out datagram);
            default:
                datagram = default;
                Counters.UnknownLink++;
                return false;
        }
    }

    bool TryEthernet(scoped in PcapPacket packet, out PcapDatagram datagram)
    {
        datagram = default;
        ReadOnlySpan<byte> bytes = packet.Bytes;
        if (bytes.Length < 14) return Truncated();
        int type = BinaryPrimitives.ReadUInt16BigEndian(bytes[12..]);
        bytes = bytes[14..];
        for (int tags = 0; tags < 2 && type is 0x8100 or 0x88A8 or 0x9100; tags++)
        {
            if (bytes.Length < 4) return Truncated();
            type = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
            bytes = bytes[4..];
        }

        return type <= 1500 ? TryLlc(packet, bytes, type, out datagram) : TryEtherType(packet, type, bytes, out datagram);
    }

    /// <summary>IEEE 802.2: DSAP, SSAP, control 0x03 (unnumbered information), then the payload up to the 802.3 length.</summary>
    bool TryLlc(scoped in PcapPacket packet, ReadOnlySpan<byte> bytes, int length, out PcapDatagram datagram)
    {
        datagram = default;
        if (length > bytes.Length) return Truncated();
        if (length < 3 || bytes[2] != 0x03)
        {
            Counters.NotIp++;
            return false;
        }

        datagram = new PcapDatagram { Time = packet.Time, PacketNumber = packet.Number, Offset = packet.Offset, IsLlc = true, SourcePort = bytes[1], DestinationPort = bytes[0], Payload = bytes[3..length] };
        return true;
    }

    bool TryEtherType(scoped in PcapPacket packet, int type, ReadOnlySpan<byte> bytes, out PcapDatagram datagram)
    {
        if (type is EtherIPv4 or EtherIPv6) return TryIp(packet, bytes, out datagram);
        datagram = default;
        Counters.NotIp++;
        return false;
    }

    bool TryIp(scoped in PcapPacket packet, ReadOnlySpan<byte> bytes, out PcapDatagram datagram)
    {
        datagram = default;
        if (bytes.IsEmpty) return Truncated();
        switch (bytes[0] >> 4)
        {
            case 4: return TryIPv4(packet, bytes, out datagram);
            case 6: return TryIPv6(packet, bytes, out datagram);
            default:
                Counters.NotIp++;
                return false;
        }
    }

    bool TryIPv4(scoped in PcapPacket packet, ReadOnlySpan<byte> bytes, out PcapDatagram datagram)
    {
        datagram = default;
        int headerLength = (bytes[0] & 15) * 4;
        if (headerLength < 20 || bytes.Length < headerLength) return Truncated();
        int total = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        if (total == 0) total = bytes.Length; // segmentation left to the hardware
        if (total < headerLength || total > bytes.Length) return Truncated();
        if (bytes[9] != Udp) return NotUdp();
        int fragment = BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]);
        PcapIpHeader header = new()
        {
            Source = BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]),
            Destination = BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]),
            Identification = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]),
            FragmentOffset = (fragment & 0x1FFF) * 8,
            MoreFragments = (fragment & 0x2000) != 0,
        };
        return TryTransport(packet, header, bytes[headerLength..total], out datagram);
    }

    bool TryIPv6(scoped in PcapPacket packet, ReadOnlySpan<byte> bytes, out PcapDatagram datagram)
    {
        datagram = default;
        if (bytes.Length < 40) return Truncated();
        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        if (40 + length > bytes.Length) return Truncated();
        int next = bytes[6];
        ReadOnlySpan<byte> rest = bytes.Slice(40, length);
        PcapIpHeader header = new()
        {
            IsIPv6 = true,
            Source = BinaryPrimitives.ReadUInt128BigEndian(bytes[8..]),
            Destination = BinaryPrimitives.ReadUInt128BigEndian(bytes[24..]),
        };
        if (next == IPv6Fragment)
        {
            if (rest.Length < 8) return Truncated();
            int fragment = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            next = rest[0];
            header = header with { Identification = BinaryPrimitives.ReadUInt32BigEndian(rest[4..]), FragmentOffset = fragment & 0xFFF8, MoreFragments = (fragment & 1) != 0 };
            rest = rest[8..];
        }

        return next == Udp ? TryTransport(packet, header, rest, out datagram) : NotUdp();
    }

    bool TryTransport(scoped in PcapPacket packet, scoped in PcapIpHeader header, ReadOnlySpan<byte> bytes, out PcapDatagram datagram)
    {
        datagram = default;
        if (header.IsFragment && !_fragments.TryComplete(header, packet.Time, bytes, out bytes)) return false;
        if (bytes.Length < 8) return Truncated();
        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        if (length == 0) length = bytes.Length;
        if (length < 8 || length > bytes.Length) return Truncated();
        datagram = new PcapDatagram
        {
            Time = packet.Time,
            PacketNumber = packet.Number,
            Offset = packet.Offset,
            SourceAddress = header.Source,
            DestinationAddress = header.Destination,
            IsIPv6 = header.IsIPv6,
            SourcePort = BinaryPrimitives.ReadUInt16BigEndian(bytes),
            DestinationPort = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            Payload = bytes[8..length],
        };
        return true;
    }

    bool Truncated()
    {
        Counters.Truncated++;
        return false;
    }

    bool NotUdp()
    {
        Counters.NotUdp++;
        return false;
    }
}
