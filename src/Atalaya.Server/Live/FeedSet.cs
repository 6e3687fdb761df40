using Atalaya.Core.Frames;
using Atalaya.Pipeline;

namespace Atalaya.Server.Live;

/// <summary>The feeds of a live run. One that stays as it is configured runs on when others come and go.</summary>
sealed class FeedSet(FrameQueue queue, CancellationToken stop)
{
    /// <summary>A feed that cannot be stopped in this time is left behind: what it still brings has no source.</summary>
    static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    readonly Lock _lock = new();
    readonly List<Running> _running = [];
    long _droppedBefore;

    sealed record Running(LiveSource Source, SourceFeed Feed, CancellationTokenSource Stop, Task Task);

    public IReadOnlyList<SourceFeed> Feeds
    {
        get
        {
            lock (_lock) return [.. _running.Select(running => running.Feed)];
        }
    }

    /// <summary>Datagrams lost, those of feeds that are gone too.</summary>
    public long Dropped
    {
        get
        {
            lock (_lock) return _droppedBefore + _running.Sum(running => running.Feed.Dropped);
        }
    }

    /// <summary>Ends the feeds that are not among the next; the answer is their sources.</summary>
    public async Task<SourceId[]> StopLeavingAsync(IReadOnlyList<LiveSource> next)
    {
        Running[] leaving;
        lock (_lock)
        {
            leaving = [.. _running.Where(running => !next.Any(running.Source.IsLike))];
            foreach (Running running in leaving)
            {
                _running.Remove(running);
                _droppedBefore += running.Feed.Dropped;
            }
        }

        foreach (Running running in leaving) await running.Stop.CancelAsync().ConfigureAwait(false);
        Task ended = Task.WhenAll(leaving.Select(running => running.Task));
        await Task.WhenAny(ended, Task.Delay(StopLimit, CancellationToken.None)).ConfigureAwait(false);
        if (ended.IsCompleted)
            foreach (Running running in leaving) running.Stop.Dispose();
        return [.. leaving.Select(running => running.Feed.Id)];
    }

    /// <summary>Starts the feeds that do not run yet, and puts all in the order of the sources.</summary>
    public void Start(IReadOnlyList<LiveSource> sources, PipelineConfiguration configuration)
    {
        lock (_lock)
        {
            Running[] next = [.. sources.Select(source => _running.Find(running => running.Source.IsLike(source)) ?? Begin(source, configuration))];
            _running.Clear();
            _running.AddRange(next);
        }
    }

    Running Begin(LiveSource source, PipelineConfiguration configuration)
    {
        SourceFeed feed = source.CreateFeed(SourceNumbers.IdOf(source, configuration));
        CancellationTokenSource own = CancellationTokenSource.CreateLinkedTokenSource(stop);
        return new Running(source, feed, own, Task.Run(() => feed.RunAsync(queue, own.Token), CancellationToken.None));
    }

    /// <summary>Once all are told to stop: waits until they have.</summary>
    public Task EndAsync()
    {
        lock (_lock) return Task.WhenAll(_running.Select(running => running.Task));
    }
}
