using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Atalaya.Server.Setup.Probing;

/// <summary>Receives datagrams on a port, or those of a multicast group on each network.</summary>
static class UdpListening
{
    public static async Task<ProbeCapture> CaptureAsync(ProbeTarget target, ProbeTimes times, CancellationToken stop)
    {
        IPAddress address = IPAddress.Parse(target.Host);
        using Socket socket = new(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        if (target.IsMulticast) Join(socket, address, target);
        else socket.Bind(new IPEndPoint(address, target.Port)); // without address reuse: a second listener would take datagrams away from the first
        ProbeCapture capture = new(isDatagrams: true);
        Stopwatch watch = Stopwatch.StartNew();
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        end.CancelAfter(times.First);
        byte[] buffer = new byte[65_536];
        IPEndPoint anyone = new(IPAddress.Any, 0);
        try
        {
            while (!capture.IsFull)
            {
                SocketReceiveMessageFromResult received = await socket.ReceiveMessageFromAsync(buffer, SocketFlags.None, anyone, end.Token).ConfigureAwait(false);
                if (capture.Bytes == 0)
                {
                    end.CancelAfter(times.Listen);
                    capture.Interface = AddressOf(received.PacketInformation.Interface);
                }

                capture.Add(Clock.Now, buffer.AsSpan(0, received.ReceivedBytes));
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // the time is over: what came counts
        }

        capture.Seconds = watch.Elapsed.TotalSeconds;
        return capture;
    }

    /// <summary>Joins on the interface named, else on each of this machine, loopback included.</summary>
    static void Join(Socket socket, IPAddress group, ProbeTarget target)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.PacketInformation, true);
        socket.Bind(new IPEndPoint(OperatingSystem.IsWindows() ? IPAddress.Any : group, target.Port));
        int joined = 0;
        SocketException? failure = null;
        IEnumerable<IPAddress> networks = target.Interface is { } named ? [IPAddress.Parse(named)] : [.. LocalAddresses.Read(), IPAddress.Loopback];
        foreach (IPAddress network in networks)
        {
            try
            {
                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(group, network));
                joined++;
            }
            catch (SocketException exception)
            {
                failure = exception;
            }
        }

        if (joined == 0 && failure is not null) throw failure;
    }

    static string? AddressOf(int index)
    {
        foreach (NetworkInterface network in NetworkInterface.GetAllNetworkInterfaces())
        {
            IPInterfaceProperties properties = network.GetIPProperties();
            if (properties.GetIPv4Properties()?.Index != index) continue;
            return properties.UnicastAddresses.FirstOrDefault(unicast => unicast.Address.AddressFamily == AddressFamily.InterNetwork)?.Address.ToString();
        }

        return null;
    }
}
