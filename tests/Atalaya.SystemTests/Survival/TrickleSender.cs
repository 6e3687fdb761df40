using System.Net;
using System.Net.Sockets;

namespace Atalaya.SystemTests.Survival;

/// <summary>A receiver's program on loopback that sends to everyone who connects, at a pace; what it does is the test's choice.</summary>
sealed class TrickleSender : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly Func<NetworkStream, CancellationToken, Task> _send;

    public TrickleSender(Func<NetworkStream, CancellationToken, Task> send)
    {
        _send = send;
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Sends the bytes once from their beginning, some every few milliseconds, and then keeps still.</summary>
    public static TrickleSender Of(byte[] bytes, int bytesPerSecond, int pieceBytes = 499) => new(async (stream, stop) =>
    {
        TimeSpan pause = TimeSpan.FromSeconds(pieceBytes / (double)bytesPerSecond);
        for (int start = 0; start < bytes.Length; start += pieceBytes)
        {
            await stream.WriteAsync(bytes.AsMemory(start, Math.Min(pieceBytes, bytes.Length - start)), stop);
            await Task.Delay(pause, stop);
        }

        await Task.Delay(Timeout.Infinite, stop);
    });

    /// <summary>Sends the bytes over and over, as fast as the other side takes them.</summary>
    public static TrickleSender Flood(byte[] bytes) => new(async (stream, stop) =>
    {
        while (!stop.IsCancellationRequested) await stream.WriteAsync(bytes, stop);
    });

    async Task ServeAsync()
    {
        try
        {
            while (true) _ = SendAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    async Task SendAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await _send(client.GetStream(), _stop.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // the test is over, or the other side went
            }
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
    }
}
