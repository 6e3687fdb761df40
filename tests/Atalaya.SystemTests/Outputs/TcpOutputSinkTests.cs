using System.Net;
using System.Net.Sockets;
using Atalaya.Server.Configuration;
using Atalaya.Server.Outputs;

namespace Atalaya.SystemTests.Outputs;

public sealed class TcpOutputSinkTests
{
    static TcpOutputSink Listen(string text)
    {
        TcpOutputSink sink = new(OutputUri.Parse(new OutputSettings(text, null)));
        sink.Start();
        return sink;
    }

    static async Task WaitAsync(Func<bool> condition, string what)
    {
        for (int i = 0; i < 1500 && !condition(); i++) await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.True(condition(), what);
    }

    static async Task<TcpClient> ConnectAsync(OutputSink sink)
    {
        await WaitAsync(() => sink.Port > 0, "the port to open");
        TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, sink.Port, TestContext.Current.CancellationToken);
        return client;
    }

    static void Write(TcpOutputSink sink, ReadOnlySpan<byte> message)
    {
        sink.Write(message);
        sink.EndMessage();
    }

    [Fact]
    public async Task EveryoneGetsTheSame()
    {
        await using TcpOutputSink sink = Listen("beast+tcp://127.0.0.1:0");
        using TcpClient first = await ConnectAsync(sink), second = await ConnectAsync(sink);
        await WaitAsync(() => sink.ClientCount == 2, "two clients");
        for (int i = 0; i < 1000; i++) Write(sink, [.. BitConverter.GetBytes(i)]);
        sink.Flush();
        foreach (TcpClient client in new[] { first, second })
        {
            byte[] bytes = new byte[4000];
            await client.GetStream().ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
            for (int i = 0; i < 1000; i++) Assert.Equal(i, BitConverter.ToInt32(bytes, i * 4));
        }

        await WaitAsync(() => sink.Bytes == 8000, "both counted");
        Assert.Equal((1000, 0, "listening"), (sink.Messages, sink.Dropped, sink.State));
    }

    [Fact]
    public async Task ASlowClientLosesTheOldestWholeMessagesAndHarmsNobody()
    {
        await using TcpOutputSink sink = new(OutputUri.Parse(new OutputSettings("beast+tcp://127.0.0.1:0", null))) { Patience = TimeSpan.FromMinutes(10) };
        sink.Start();
        using TcpClient slow = await ConnectAsync(sink);
        await WaitAsync(() => sink.ClientCount == 1, "one client");
        byte[] message = new byte[1000];
        const int Count = 20_000; // 20 MB: more than sockets and queue hold
        for (int i = 0; i < Count; i++)
        {
            BitConverter.TryWriteBytes(message, i);
            Write(sink, message);
        }

        sink.Flush();
        Assert.InRange(sink.Dropped, 1, Count - 1000);
        HashSet<int> seen = [];
        int last = -1;
        while (last < Count - 1)
        {
            await slow.GetStream().ReadExactlyAsync(message, TestContext.Current.CancellationToken);
            int number = BitConverter.ToInt32(message);
            Assert.InRange(number, last + 1, Count - 1); // in order, and no message cut in two
            last = number;
            seen.Add(number);
        }

        Assert.Equal(Count, seen.Count + sink.Dropped);
    }

    [Fact]
    public async Task AClientThatTakesNothingIsCutOff()
    {
        await using TcpOutputSink sink = new(OutputUri.Parse(new OutputSettings("beast+tcp://127.0.0.1:0", null))) { Patience = TimeSpan.FromSeconds(1) };
        sink.Start();
        using TcpClient stuck = await ConnectAsync(sink);
        await WaitAsync(() => sink.ClientCount == 1, "one client");
        byte[] message = new byte[1 << 14];
        await WaitAsync(() =>
        {
            for (int i = 0; i < 100; i++) Write(sink, message); // until sockets and queue are full, and on
            return sink.CutOff == 1;
        }, "it to be cut off");
        Assert.Equal(0, sink.ClientCount);
    }

    [Fact]
    public async Task AClientThatGoesIsForgotten()
    {
        await using TcpOutputSink sink = Listen("sbs+tcp://127.0.0.1:0");
        using (await ConnectAsync(sink)) await WaitAsync(() => sink.ClientCount == 1, "one client");
        await WaitAsync(() => sink.ClientCount == 0 && sink.State == "listening", "it to go");
        using TcpClient again = await ConnectAsync(sink);
        await WaitAsync(() => sink.ClientCount == 1, "another");
    }

    [Fact]
    public async Task TheNumberOfClientsIsBounded()
    {
        await using TcpOutputSink sink = Listen("sbs+tcp://127.0.0.1:0");
        List<TcpClient> clients = [];
        for (int i = 0; i < TcpOutputSink.MaxClients + 2; i++) clients.Add(await ConnectAsync(sink));
        await WaitAsync(() => sink.Refused == 2, "two to be refused");
        Assert.Equal(TcpOutputSink.MaxClients, sink.ClientCount);
        clients.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task APortInUseIsShownAndTakenOnceItIsFree()
    {
        int port = FreePort.Next();
        TcpListener other = new(IPAddress.Loopback, port);
        other.Start();
        await using TcpOutputSink sink = Listen($"beast+tcp://127.0.0.1:{port}");
        await WaitAsync(() => sink.State == "failed", "the fault");
        Assert.StartsWith($"port {port} is in use by another program", sink.Fault);
        other.Dispose();
        await WaitAsync(() => sink.State == "listening", "the port");
        Assert.Null(sink.Fault);
    }
}
