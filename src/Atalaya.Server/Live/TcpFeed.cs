using System.Net.Sockets;
using Atalaya.Core.Frames;
using Atalaya.Server.Inputs;
using Atalaya.Server.Setup;

namespace Atalaya.Server.Live;

/// <summary>Connects to a TCP server and reads its stream.</summary>
sealed class TcpFeed(SourceId id, string name, SourceUri uri) : SourceFeed(id, name)
{
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

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

    protected override Advice Explain(Exception exception) => FeedFaults.Of(uri, exception);

    protected override Advice? ExplainEnd() => Advice.Of("connection_closed", ("address", FeedFaults.Address(uri)));
}
