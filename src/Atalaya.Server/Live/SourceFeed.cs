using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Server.Inputs;
using Atalaya.Server.Setup;

namespace Atalaya.Server.Live;

/// <summary>The state of the link to a source, as shown to people.</summary>
enum FeedState
{
    Waiting,
    Connected,
    Failed,
    Ended,
}

/// <summary>
/// Brings the bytes of one source to the queue. The world fails: every failure is shown and retried with bounds, and harms no other source.
/// </summary>
abstract class SourceFeed(SourceId id, string name)
{
    static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.5);
    static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(15);

    long _dropped;

    public SourceId Id { get; } = id;
    public string Name { get; } = name;
    public FeedState State { get; private set; } = FeedState.Waiting;

    /// <summary>Since when it is in this state.</summary>
    public Instant StateSince { get; private set; } = Clock.Now;

    /// <summary>What is wrong with the link and how to mend it; null = nothing.</summary>
    public Advice? Fault { get; private set; }

    /// <summary>The state in words; null = nothing to say.</summary>
    public string? Detail { get; private set; }

    /// <summary>Datagrams lost because the queue was full.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>False if the feed is not started again when it ends by itself.</summary>
    protected virtual bool Repeats => true;

    /// <summary>What is to be said of a feed that has ended by itself; null = nothing.</summary>
    protected virtual string? Remark => null;

    /// <summary>Feeds until the peer ends or <paramref name="stop"/>; throws what the world throws.</summary>
    protected abstract Task FeedAsync(FrameQueue queue, CancellationToken stop);

    /// <summary>Says what an exception means for this source.</summary>
    protected virtual Advice Explain(Exception exception) => Advice.Of("feed_failed", ("detail", exception.Message.TrimEnd('.')));

    /// <summary>Says what it means that the other side ended the link; null = nothing.</summary>
    protected virtual Advice? ExplainEnd() => null;

    public async Task RunAsync(FrameQueue queue, CancellationToken stop)
    {
        TimeSpan delay = FirstDelay;
        while (!stop.IsCancellationRequested)
        {
            DateTime started = DateTime.UtcNow;
            try
            {
                await FeedAsync(queue, stop).ConfigureAwait(false);
                Set(FeedState.Ended, Remark, ExplainEnd());
                if (!Repeats) return;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Set(FeedState.Failed, null, Explain(exception));
            }

            if (DateTime.UtcNow - started > LongestDelay) delay = FirstDelay;
            if (!await Wait(delay, stop).ConfigureAwait(false)) return;
            delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
        }
    }

    protected void Set(FeedState state, string? detail = null, Advice? fault = null)
    {
        if (State != state) StateSince = Clock.Now;
        State = state;
        if (state != FeedState.Waiting) Fault = fault; // while it is tried again, why it failed stays true
        Detail = fault?.Sentence ?? detail;
    }

    protected void CountDrop() => Interlocked.Increment(ref _dropped);

    static async Task<bool> Wait(TimeSpan delay, CancellationToken stop)
    {
        try
        {
            await Task.Delay(delay, stop).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public static SourceFeed Create(SourceId id, string name, SourceUri uri) => uri.Transport switch
    {
        Transport.TcpClient => new TcpFeed(id, name, uri),
        Transport.Udp => new UdpFeed(id, name, uri),
        Transport.File => new FileFeed(id, name, uri),
        Transport.StandardInput => new StandardInputFeed(id, name),
        _ => throw new ArgumentOutOfRangeException(nameof(uri)),
    };
}
