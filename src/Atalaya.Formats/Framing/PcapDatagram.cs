using Atalaya.Core.Time;

namespace Atalaya.Formats.Framing;

/// <summary>The payload of one UDP datagram, or of one IEEE 802.2 unnumbered information frame on Ethernet; valid until the next read.</summary>
public readonly ref struct PcapDatagram
{
    /// <summary>Capture time of the packet that completed it; null where unknown.</summary>
    public Instant? Time { get; init; }

    /// <summary>The packet that completed it, from 1.</summary>
    public long PacketNumber { get; init; }

    /// <summary>True: IEEE 802.3 with LLC, no addresses and ports.</summary>
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
