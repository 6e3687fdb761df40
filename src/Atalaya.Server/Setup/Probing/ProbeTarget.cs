using System.Net;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Setup.Probing;

/// <summary>One place to look for traffic.</summary>
/// <param name="Host">Host name or address; of a UDP target the local address or the group.</param>
/// <param name="Interface">Of a multicast group: the network to join on; null = each.</param>
sealed record ProbeTarget(ProbeKind Kind, string Host, int Port, string? Interface = null)
{
    public bool IsMulticast => Kind == ProbeKind.Udp && IPAddress.TryParse(Host, out IPAddress? address) && SourceUri.IsGroup(address);

    public string Address => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    public override string ToString() => Kind switch
    {
        ProbeKind.Udp when IsMulticast => $"group {Address}",
        ProbeKind.Udp => $"UDP port {Port}",
        ProbeKind.Web => $"web page {Address}",
        _ => Address,
    };

    /// <summary>Host, port and interface as a source, whose link faults are told alike.</summary>
    public SourceUri ToUri() => new()
    {
        Text = Address,
        Transport = Kind == ProbeKind.Udp ? Transport.Udp : Transport.TcpClient,
        Host = Host,
        Port = Port,
        Interface = Interface,
    };
}
