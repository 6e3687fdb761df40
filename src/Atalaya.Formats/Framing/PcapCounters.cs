namespace Atalaya.Formats.Framing;

/// <summary>What a capture held and what was passed over.</summary>
public sealed class PcapCounters
{
    public long Packets { get; set; }
    public long Datagrams { get; set; }

    /// <summary>Packets of a link type that is not read (radio captures, for example).</summary>
    public long UnknownLink { get; set; }

    /// <summary>Ethernet frames that carry neither IP nor LLC unnumbered information.</summary>
    public long NotIp { get; set; }

    public long NotUdp { get; set; }
    public long Fragments { get; set; }

    /// <summary>Fragments of datagrams that never became whole.</summary>
    public long FragmentsDropped { get; set; }

    /// <summary>Packets shorter than their headers say: cut by the capture's snap length, or damaged.</summary>
    public long Truncated { get; set; }

    /// <summary>Blocks of pcapng that hold no packet.</summary>
    public long OtherBlocks { get; set; }

    /// <summary>Places where the capture file itself cannot be: nothing after them is read.</summary>
    public long Corrupt { get; set; }
}
