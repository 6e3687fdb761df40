using Atalaya.Server.Live;

namespace Atalaya.Server.Web;

/// <summary>The flows that the web shows: the one that runs, which may be exchanged for another (the demo for the first receiver), and replays beside it.</summary>
sealed class ServedHosts(FlowHost main)
{
    volatile FlowHost _main = main;
    CancellationTokenSource _exchanged = new();

    /// <summary>The flow that runs.</summary>
    public FlowHost Main => _main;

    /// <summary>Cancelled when <see cref="Main"/> is exchanged: streams of the old one end, and their clients come back to the new one.</summary>
    public CancellationToken Exchanged => _exchanged.Token;

    /// <summary>The flow that a request is about.</summary>
    public FlowHost Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return _main;
    }

    /// <summary>Shows another flow from now on; the caller ends the old one.</summary>
    public void Exchange(FlowHost next)
    {
        _main = next;
        CancellationTokenSource before = Interlocked.Exchange(ref _exchanged, new CancellationTokenSource());
        before.Cancel();
        before.Dispose();
    }
}
