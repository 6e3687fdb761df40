using System.Net;
using System.Net.Sockets;

namespace Atalaya.SystemTests.Outputs;

/// <summary>A receiver's program on loopback that sends its bytes to whoever is connected once the gate is open.</summary>
sealed class GatedSender : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly CancellationTokenSource _stop = new();

    public GatedSender(byte[] bytes)
    {
        _listener.Start();
        _ = ServeAsync(bytes);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Open() => _gate.TrySetResult();

    async Task ServeAsync(byte[] bytes)
    {
        try
        {
            using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
            await _gate.Task.WaitAsync(_stop.Token);
            await client.GetStream().WriteAsync(bytes, _stop.Token);
            await Task.Delay(Timeout.Infinite, _stop.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
    }
}
