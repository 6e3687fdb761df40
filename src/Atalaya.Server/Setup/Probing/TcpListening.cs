using System.Diagnostics;
using System.Net.Sockets;

namespace Atalaya.Server.Setup.Probing;

/// <summary>Connects and reads what comes; nothing is sent.</summary>
static class TcpListening
{
    public static async Task<ProbeCapture> CaptureAsync(ProbeTarget target, ProbeTimes times, CancellationToken stop)
    {
        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        await ConnectAsync(socket, target, times.Connect, stop).ConfigureAwait(false);
        ProbeCapture capture = new(isDatagrams: false);
        Stopwatch watch = Stopwatch.StartNew();
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        end.CancelAfter(times.First);
        byte[] buffer = new byte[16 << 10];
        try
        {
            while (!capture.IsFull)
            {
                int read = await socket.ReceiveAsync(buffer, SocketFlags.None, end.Token).ConfigureAwait(false);
                if (read == 0) break;
                if (capture.Bytes == 0) end.CancelAfter(times.Listen);
                capture.Add(Clock.Now, buffer.AsSpan(0, Math.Min(read, ProbeCapture.MaxBytes - capture.Bytes)));
            }
        }
        catch (Exception exception) when ((exception is OperationCanceledException && !stop.IsCancellationRequested) || (exception is SocketException && capture.Bytes > 0))
        {
            // the time is over, or the other side broke off: what came counts
        }

        capture.Seconds = watch.Elapsed.TotalSeconds;
        return capture;
    }

    static async Task ConnectAsync(Socket socket, ProbeTarget target, TimeSpan timeout, CancellationToken stop)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        end.CancelAfter(timeout);
        try
        {
            await socket.ConnectAsync(target.Host, target.Port, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }
}
