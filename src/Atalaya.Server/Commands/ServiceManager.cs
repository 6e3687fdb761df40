using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Atalaya.Server.Commands;

/// <summary>
/// Tells systemd how the service stands (sd_notify(3)): datagrams to the socket it names in the environment. Without one, nothing happens.
/// </summary>
static class ServiceManager
{
    /// <summary>Who does not read for so long is not waited for: the program must be able to stop.</summary>
    const int SendTimeoutMs = 2000;

    public static void Tell(string state)
    {
        if (Environment.GetEnvironmentVariable("NOTIFY_SOCKET") is not { Length: > 1 } path) return;
        try
        {
            using Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { SendTimeout = SendTimeoutMs };
            socket.Connect(new UnixDomainSocketEndPoint(path[0] == '@' ? "\0" + path[1..] : path));
            socket.Send(Encoding.ASCII.GetBytes(state));
        }
        catch (SocketException)
        {
            // whoever started us does not listen: we run on all the same
        }
    }

    /// <summary>Says every third of the watchdog's time that the picture is alive; silence makes systemd start the program anew.</summary>
    public static async Task KeepWatchdogAsync(Func<bool> isAlive, CancellationToken stop)
    {
        if (!long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out long microseconds) || microseconds <= 0) return;
        while (!stop.IsCancellationRequested)
        {
            if (isAlive()) Tell("WATCHDOG=1");
            await Task.Delay(TimeSpan.FromMicroseconds(microseconds / 3), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
