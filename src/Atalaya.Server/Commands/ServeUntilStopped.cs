using System.Runtime.InteropServices;
using Atalaya.Server.Security;
using Atalaya.Server.Web;

namespace Atalaya.Server.Commands;

/// <summary>Serves a host until SIGINT or SIGTERM, or until the flow fails.</summary>
static class ServeUntilStopped
{
    public static async Task RunAsync(ServerParts parts, Action start, Action<string> announce)
    {
        TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stopped.TrySetResult();
        }

        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

        // The port is taken before anything is recorded, and answered at only once the sources are known.
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using WebApplication app = await WebServer.StartAsync(parts with { Started = started.Task }).ConfigureAwait(false);
        try
        {
            start();
        }
        finally
        {
            started.SetResult();
        }

        if (Exposure.Warning(parts) is { } warning) Console.Error.WriteLine(warning);
        announce(app.Urls.FirstOrDefault() ?? $"http://{parts.Listen}");
        ServiceManager.Tell("READY=1");
        using CancellationTokenSource ended = new();
        Task watchdog = ServiceManager.KeepWatchdogAsync(() => !parts.Hosts.Main.StreamState.IsStale, ended.Token);
        Task first = await Task.WhenAny(stopped.Task, Failure(parts.Hosts)).ConfigureAwait(false);
        ServiceManager.Tell("STOPPING=1");
        await ended.CancelAsync().ConfigureAwait(false);
        await watchdog.ConfigureAwait(false);
        await parts.Hosts.DisposeAsync().ConfigureAwait(false);
        await app.StopAsync().ConfigureAwait(false);
        await first.ConfigureAwait(false);
    }

    /// <summary>Ends only if the flow that runs fails: at its end a replay keeps showing its last picture, and what was exchanged for another counts no more.</summary>
    static async Task Failure(ServedHosts hosts)
    {
        while (true)
        {
            TaskCompletionSource exchanged = new(TaskCreationOptions.RunContinuationsAsynchronously);
            using CancellationTokenRegistration registration = hosts.Exchanged.UnsafeRegister(_ => exchanged.TrySetResult(), null);
            Task completion = hosts.Main.Completion;
            await Task.WhenAny(completion, exchanged.Task).ConfigureAwait(false);
            if (!exchanged.Task.IsCompleted && completion.IsFaulted) await completion.ConfigureAwait(false);
            await exchanged.Task.ConfigureAwait(false);
        }
    }
}
