using Atalaya.Core.Time;

namespace Atalaya.Formats.Framing;

/// <summary>One captured packet, from its link layer header on.</summary>
public readonly ref struct PcapPacket
{
    /// <summary>LINKTYPE value of the tcpdump group: 1 = Ethernet, 101 = raw IP, 113 = Linux cooked, 127 = radiotap …</summary>
    public int LinkType { get; init; }

    /// <summary>Capture time; null where the block states none.</summary>
    public Instant? Time { get; init; }

    /// <summary>Counts from 1.</summary>
    public long Number { get; init; }

    /// <summary>Where its record begins in the capture file.</summary>
    public long Offset { get; init; }

    public ReadOnlySpan<byte> Bytes { get; init; }
}
