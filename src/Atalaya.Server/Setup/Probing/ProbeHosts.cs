using System.Net;
using System.Net.Sockets;

namespace Atalaya.Server.Setup.Probing;

/// <summary>Which hosts may be looked at: a scan must not become a way to reach others through this machine.</summary>
static class ProbeHosts
{
    /// <summary>The address of a host, so that what was checked is what is connected to; null = it is not known.</summary>
    public static async Task<IPAddress?> ResolveAsync(string host, CancellationToken stop)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address)) return address;
        try
        {
            IPAddress[] found = await Dns.GetHostAddressesAsync(host, stop).ConfigureAwait(false);
            return found.FirstOrDefault(candidate => candidate.AddressFamily == AddressFamily.InterNetwork) ?? found.FirstOrDefault();
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Loopback, private (RFC 1918, RFC 4193), shared (RFC 6598) and link-local addresses.</summary>
    public static bool IsNear(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address)) return true;
        if (address.AddressFamily == AddressFamily.InterNetworkV6) return address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal;
        byte[] octets = address.GetAddressBytes();
        return octets[0] == 10 || (octets[0] == 172 && (octets[1] & 0xF0) == 16) || (octets[0] == 192 && octets[1] == 168)
            || (octets[0] == 169 && octets[1] == 254) || (octets[0] == 100 && (octets[1] & 0xC0) == 64);
    }
}
