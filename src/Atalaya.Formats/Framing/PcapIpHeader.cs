namespace Atalaya.Formats.Framing;

/// <summary>What IPv4 and IPv6 say of a packet, alike.</summary>
readonly record struct PcapIpHeader
{
    public bool IsIPv6 { get; init; }
    public UInt128 Source { get; init; }
    public UInt128 Destination { get; init; }
    public uint Identification { get; init; }

    /// <summary>Bytes, a multiple of eight.</summary>
    public int FragmentOffset { get; init; }

    public bool MoreFragments { get; init; }
    public bool IsFragment => MoreFragments || FragmentOffset != 0;
}
