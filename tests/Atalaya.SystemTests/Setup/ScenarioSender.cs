using System.Net;
using System.Net.Sockets;
using Atalaya.Core.Time;
using Atalaya.Scenarios;

namespace Atalaya.SystemTests.Setup;

/// <summary>A receiver's program on loopback: sends what a sensor of the strait receives now to everyone who is connected, at its own pace.</summary>
sealed class ScenarioSender : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly Lock _lock = new();
    readonly List<TcpClient> _clients = [];

    public ScenarioSender(string source)
    {
        _listener.Start();
        _ = AcceptAsync();
        _ = Task.Run(() => SendAsync(source));
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                lock (_lock) _clients.Add(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    async Task SendAsync(string source)
    {
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions { Start = Now })!;
        try
        {
            while (scenario.TryNext(out int index, out Instant due, out ReadOnlySpan<byte> bytes))
            {
                if (scenario.Sources[index].Name != source) continue;
                byte[] piece = bytes.ToArray();
                double ahead = due.SecondsSince(Now);
                if (ahead > 0.002) await Task.Delay(TimeSpan.FromSeconds(ahead), _stop.Token);
                Broadcast(piece);
            }
        }
        catch (OperationCanceledException)
        {
            // the test is over
        }
    }

    void Broadcast(byte[] piece)
    {
        lock (_lock)
        {
            for (int i = _clients.Count - 1; i >= 0; i--)
            {
                try
                {
                    _clients[i].GetStream().Write(piece);
                }
                catch (Exception exception) when (exception is IOException or InvalidOperationException)
                {
                    _clients[i].Dispose();
                    _clients.RemoveAt(i);
                }
            }
        }
    }

    static Instant Now => Instant.FromDateTime(DateTime.UtcNow);

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        lock (_lock)
            foreach (TcpClient client in _clients) client.Dispose();
    }
}
