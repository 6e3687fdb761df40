using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Atalaya.Server.Setup;

/// <summary>The IPv4 addresses of this machine's networks, loopback left out.</summary>
static class LocalAddresses
{
    public static IReadOnlyList<IPAddress> Read()
    {
        try
        {
            return [.. NetworkInterface.GetAllNetworkInterfaces()
                .Where(network => network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback)
                .SelectMany(network => network.GetIPProperties().UnicastAddresses)
                .Select(unicast => unicast.Address)
                .Where(address => address.AddressFamily == AddressFamily.InterNetwork)];
        }
        catch (NetworkInformationException)
        {
            return [];
        }
    }

    public static string Text(IReadOnlyList<IPAddress> addresses) => addresses.Count == 0 ? IPAddress.Loopback.ToString() : string.Join(", ", addresses);
}
