using System.Net.Sockets;
using Atalaya.Core.Frames;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Live;

/// <summary>Connects to a TCP server and reads its stream.</summary>
sealed class TcpFeed(SourceId id, string name, SourceUri uri) : SourceFeed(id, name)
{
    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    protected override async Task FeedAsync(FrameQueue queue, CancellationToken stop)
    {
        Set(FeedState.Waiting, $"connecting to {uri.Host}:{uri.Port}");
        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        using (CancellationTokenSource timeout = CancellationTokenSource.CreateLinkedTokenSource(stop))
        {
            timeout.CancelAfter(ConnectTimeout);
            await Connect(socket, timeout.Token, stop).ConfigureAwait(false);
        }

        Set(FeedState.Connected);
        byte[] buffer = new byte[FrameQueue.MaxStreamPiece];
        while (true)
        {
            int read = await socket.ReceiveAsync(buffer, SocketFlags.None, stop).ConfigureAwait(false);
            if (read == 0) return;
            await queue.AddAsync(Id, buffer.AsSpan(0, read), stop).ConfigureAwait(false);
        }
    }

    async Task Connect(Socket socket, CancellationToken timeout, CancellationToken stop)
    {
        try
        {
            await socket.ConnectAsync(uri.Host, uri.Port, timeout).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }

    protected override string? Explain(Exception exception) => exception switch
    {
        TimeoutException => $"no answer from {uri.Host}:{uri.Port} within {ConnectTimeout.TotalSeconds:0} s; is the host reachable?",
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => $"{uri.Host}:{uri.Port} refused the connection; does the receiver's program run and listen on this port?",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => $"host '{uri.Host}' is not known; check its name",
        SocketException { SocketErrorCode: SocketError.ConnectionReset } => $"{uri.Host}:{uri.Port} broke the connection",
        _ => null,
    };
}
