using System.Net;
using System.Net.Sockets;

namespace Atalaya.SystemTests;

/// <summary>
/// Ports where nobody listens. They lie below the range from which a kernel takes the ports of connections (RFC 6056: 32768 and above on Linux, 49152 by IANA) and none
/// is given twice, so no other test gets one by chance, and no connection to one can meet itself.
/// </summary>
static class FreePort
{
    const int First = 20_000, Count = 12_000;

    static int s_taken = Random.Shared.Next(Count);

    public static int Next()
    {
        while (true)
        {
            int port = First + (int)((uint)Interlocked.Increment(ref s_taken) % Count);
            if (IsFree(port)) return port;
        }
    }

    static bool IsFree(int port)
    {
        try
        {
            IPEndPoint address = new(IPAddress.Loopback, port);
            using UdpClient datagrams = new(address);
            using TcpListener listener = new(address);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
