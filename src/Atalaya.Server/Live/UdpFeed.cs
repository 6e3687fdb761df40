using System.Net;
using System.Net.Sockets;
using Atalaya.Core.Frames;
using Atalaya.Server.Inputs;
using Atalaya.Server.Setup;

namespace Atalaya.Server.Live;

/// <summary>Receives datagrams on a port, or those of a multicast group; one datagram is one frame.</summary>
sealed class UdpFeed(SourceId id, string name, SourceUri uri) : SourceFeed(id, name)
{
    const int ReceiveBufferBytes = 4 << 20;

    protected override Task FeedAsync(FrameQueue queue, CancellationToken stop) =>
        Task.Factory.StartNew(() => Receive(queue, stop), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>A thread of its own: a pause here loses datagrams in the kernel.</summary>
    void Receive(FrameQueue queue, CancellationToken stop)
    {
        IPAddress address = Resolve();
        using Socket socket = new(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = ReceiveBufferBytes };
        Bind(socket, address);
        Set(FeedState.Connected, null);
        using CancellationTokenRegistration registration = stop.Register(socket.Close);
        byte[] buffer = new byte[65_536];
        while (!stop.IsCancellationRequested)
        {
            int read;
            try
            {
                read = socket.Receive(buffer);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException && stop.IsCancellationRequested)
            {
                return;
            }

            if (read > 0 && !queue.TryAdd(Id, buffer.AsSpan(0, read))) CountDrop();
        }
    }

    IPAddress Resolve()
    {
        if (IPAddress.TryParse(uri.Host, out IPAddress? address)) return address;
        return Dns.GetHostAddresses(uri.Host).FirstOrDefault() ?? throw new SocketException((int)SocketError.HostNotFound);
    }

    void Bind(Socket socket, IPAddress address)
    {
        if (!SourceUri.IsGroup(address))
        {
            socket.Bind(new IPEndPoint(address, uri.Port));
            return;
        }

        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        bool isV4 = address.AddressFamily == AddressFamily.InterNetwork;
        socket.Bind(new IPEndPoint(OperatingSystem.IsWindows() ? (isV4 ? IPAddress.Any : IPAddress.IPv6Any) : address, uri.Port));
        IPAddress local = uri.Interface is null ? IPAddress.Any : IPAddress.Parse(uri.Interface);
        if (isV4) socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(address, local));
        else socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.AddMembership, new IPv6MulticastOption(address));
    }

    protected override Advice Explain(Exception exception) => FeedFaults.Of(uri, exception);
}
