using Atalaya.Core.Time;

namespace Atalaya.Formats.Framing;

/// <summary>The payload of one UDP datagram, or of one IEEE 802.2 unnumbered information frame on Ethernet; valid until the next read.</summary>
public readonly ref struct PcapDatagram
{
    /// <summary>Capture time of the packet that completed it; null where unknown.</summary>
    public Instant? Time { get; init; }

    /// <summary>The packet that completed it, from 1.</summary>
    public long PacketNumber { get; init; }

    /// <summary>Where that packet's record begins in the capture file.</summary>
    public long Offset { get; init; }

    /// <summary>True: a packet shorter than its headers say, its octets as payload (see <see cref="PcapReader.GivesCutPackets"/>).</summary>
    public bool IsCut { get; init; }

    /// <summary>True: IEEE 802.3 with LLC, no addresses; the ports are the service access points SSAP and DSAP.</summary>
    public bool IsLlc { get; init; }

    /// <summary>IPv6 address, or an IPv4 address in the lowest 32 bits.</summary>
    public UInt128 SourceAddress { get; init; }

    /// <summary>As <see cref="SourceAddress"/>.</summary>
    public UInt128 DestinationAddress { get; init; }

    public bool IsIPv6 { get; init; }
    public ushort SourcePort { get; init; }
    public ushort DestinationPort { get; init; }
    public ReadOnlySpan<byte> Payload { get; init; }
}
