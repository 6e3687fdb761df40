using System.Net.Sockets;
using System.Text;

namespace Atalaya.SystemTests.Commands;

/// <summary>What systemd is told, on a socket as it would give us.</summary>
public sealed class ServiceManagerTests
{
    [Fact]
    public async Task SystemdHearsThatTheServiceIsReadyAliveAndStopping()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("notify");
        using Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 30_000 };
        socket.Bind(new UnixDomainSocketEndPoint(path));
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--data", folder.File("data")], wrapper: ["env", $"NOTIFY_SOCKET={path}", "WATCHDOG_USEC=600000"]);
        Assert.Equal("READY=1", Receive(socket));
        Assert.Equal("WATCHDOG=1", Receive(socket));
        Assert.Equal("WATCHDOG=1", Receive(socket));
        Task<string> last = Task.Run(() => ReceiveLast(socket), TestContext.Current.CancellationToken); // meanwhile: a socket holds few datagrams, and who sends the next waits
        Assert.Equal(0, await server.StopAsync());
        Assert.Equal("STOPPING=1", await last);
    }

    [Fact]
    public async Task AManagerThatDoesNotReadDoesNotHoldUpTheStop()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("notify");
        using Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        using (Socket other = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { Blocking = false })
        {
            other.Connect(new UnixDomainSocketEndPoint(path));
            Assert.Throws<SocketException>(() => Fill(other)); // what was told before is never read
        }

        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--data", folder.File("data")], wrapper: ["env", $"NOTIFY_SOCKET={path}"]);
        Assert.Equal(0, await server.StopAsync());
    }

    static void Fill(Socket socket)
    {
        for (int i = 0; i < 100_000; i++) socket.Send("WATCHDOG=1"u8);
    }

    static string ReceiveLast(Socket socket)
    {
        string last;
        do last = Receive(socket);
        while (last == "WATCHDOG=1");
        return last;
    }

    static string Receive(Socket socket)
    {
        byte[] buffer = new byte[100];
        return Encoding.ASCII.GetString(buffer, 0, socket.Receive(buffer));
    }
}
