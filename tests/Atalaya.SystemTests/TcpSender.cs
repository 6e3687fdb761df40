using System.Net;
using System.Net.Sockets;

namespace Atalaya.SystemTests;

/// <summary>A receiver's program on loopback: sends the same bytes to everyone who connects, in small pieces.</summary>
sealed class TcpSender : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly byte[] _bytes;
    readonly int _pieceBytes;

    public TcpSender(byte[] bytes, int pieceBytes = 997)
    {
        _bytes = bytes;
        _pieceBytes = pieceBytes;
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = SendAsync(client);
            }
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
                for (int start = 0; start < _bytes.Length; start += _pieceBytes)
                    await client.GetStream().WriteAsync(_bytes.AsMemory(start, Math.Min(_pieceBytes, _bytes.Length - start)), _stop.Token);
                await Task.Delay(Timeout.Infinite, _stop.Token);
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
