using Atalaya.Server.Live;
using Atalaya.Server.Replay;

namespace Atalaya.Server.Web;

/// <summary>The flows that the web shows: the one that runs, which may be exchanged for another (the demo for the first receiver), and replays beside it.</summary>
sealed class ServedHosts : IAsyncDisposable
{
    volatile FlowHost _main;
    CancellationTokenSource _exchanged = new();

    public ServedHosts(FlowHost main)
    {
        _main = main;
        Replays = new ReplaySessions(() => _main);
    }

    public ReplaySessions Replays { get; }

    /// <summary>The flow that runs.</summary>
    public FlowHost Main => _main;

    /// <summary>Cancelled when <see cref="Main"/> is exchanged: streams of the old one end, and their clients come back to the new one.</summary>
    public CancellationToken Exchanged => _exchanged.Token;

    /// <summary>The flow that a request is about.</summary>
    public FlowHost Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<ReplaySession>()?.Host ?? _main;
    }

    /// <summary>Cancelled when what a request is about is no longer shown.</summary>
    public CancellationToken EndOf(HttpContext context) => context.Features.Get<ReplaySession>()?.Ended ?? Exchanged;

    /// <summary>Shows another flow from now on; the caller ends the old one.</summary>
    public void Exchange(FlowHost next)
    {
        _main = next;
        CancellationTokenSource before = Interlocked.Exchange(ref _exchanged, new CancellationTokenSource());
        before.Cancel();
        before.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await Replays.DisposeAsync().ConfigureAwait(false);
        _exchanged.Dispose();
    }
}
