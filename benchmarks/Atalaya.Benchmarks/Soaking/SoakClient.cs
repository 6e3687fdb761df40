using System.Net.WebSockets;

namespace Atalaya.Benchmarks.Soaking;

/// <summary>A browser on the stream; one that hardly reads is put out by the server and comes back.</summary>
sealed class SoakClient(Uri stream, bool isSlow)
{
    const int PieceBytes = 1 << 10;
    long _bytes;
    int _connections;

    public long Bytes => Interlocked.Read(ref _bytes);
    public int Connections => _connections;

    public async Task RunAsync(CancellationToken stop)
    {
        byte[] buffer = new byte[isSlow ? PieceBytes : 1 << 16];
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using ClientWebSocket socket = new();
                await socket.ConnectAsync(stream, stop).ConfigureAwait(false);
                _connections++;
                await ReadAsync(socket, buffer, stop).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
            {
                if (!stop.IsCancellationRequested) await Task.Delay(1000, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    async Task ReadAsync(ClientWebSocket socket, byte[] buffer, CancellationToken stop)
    {
        while (socket.State == WebSocketState.Open)
        {
            ValueWebSocketReceiveResult result = await socket.ReceiveAsync(buffer.AsMemory(), stop).ConfigureAwait(false);
            if (result.MessageType == WebSocketMessageType.Close) return;
            Interlocked.Add(ref _bytes, result.Count);
            if (isSlow) await Task.Delay(1000, stop).ConfigureAwait(false);
        }
    }
}
