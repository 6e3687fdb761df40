using System.Threading.Channels;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;
using Atalaya.Pipeline;

namespace Atalaya.Server.Archive;

/// <summary>
/// Where the flow hands its rows to the archive: it copies them and never waits for a disk. What the archive has already (a resumed recording applies frames
/// again) is passed over. Used by the thread of the flow only.
/// </summary>
/// <param name="have">What the archive holds.</param>
sealed class ArchiveTap(ArchiveHave have)
{
    /// <summary>Chunks in use at once, about 2 MB each.</summary>
    const int MaxChunks = 24;

    /// <summary>Rows that are made durable at the latest, wherever the next checkpoint is.</summary>
    const int MaxRowsPerFile = 1 << 17;

    readonly Channel<ArchiveChunk> _filled = Channel.CreateUnbounded<ArchiveChunk>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    readonly Channel<ArchiveChunk> _free = Channel.CreateUnbounded<ArchiveChunk>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    ArchiveChunk? _chunk;
    PipelineConfiguration _configuration = new();
    Tick _tick;
    int _made;
    int _rowsSinceCut;
    bool _isResuming = true;
    long _dropped;

    public ChannelReader<ArchiveChunk> Filled => _filled.Reader;

    /// <summary>Rows lost because the archive's thread was too far behind.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Takes back a chunk that was read.</summary>
    public void Return(ArchiveChunk chunk)
    {
        chunk.Clear();
        _free.Writer.TryWrite(chunk);
    }

    /// <summary>From now on rows are dropped rather than waited for: the flow is live.</summary>
    public void GoLive() => _isResuming = false;

    /// <summary>A tick brings its reports; its tracks and alerts follow.</summary>
    public void BeginTick(Tick tick, ReadOnlySpan<Report> reports, PipelineConfiguration configuration)
    {
        if (tick.Start.StartOfDay > _tick.Start.StartOfDay && _rowsSinceCut > 0) Cut();
        (_tick, _configuration) = (tick, configuration);
        if (tick <= have.Reports) return;
        foreach (ref readonly Report report in reports)
            if (Room(static chunk => chunk.Reports.IsFull) is { } room) room.Reports.Add(tick, report);
    }

    public void Add(Tick tick, in Track track)
    {
        if (tick > have.Tracks && Room(static chunk => chunk.Tracks.IsFull) is { } room) room.Tracks.Add(tick, track);
    }

    public void EndTick(Tick tick, IReadOnlyList<AlertChange> changes)
    {
        foreach (AlertChange change in changes) Add(tick, change);
        if (_rowsSinceCut >= MaxRowsPerFile) Cut();
    }

    /// <summary>Everything up to the end of the last tick is to be made durable.</summary>
    public void Cut()
    {
        _chunk ??= Take();
        if (_chunk is null) return; // the next cut takes these rows with it
        _chunk.Cut = _tick;
        Pass();
        _rowsSinceCut = 0;
    }

    public void Complete()
    {
        if (_chunk is not null) Pass();
        _filled.Writer.Complete();
    }

    void Add(Tick tick, in AlertChange change)
    {
        if (tick > have.Alerts && Room(static chunk => chunk.Alerts.IsFull) is { } room) room.Alerts.Add(tick, new AlertEvent(tick.End, change));
    }

    /// <summary>The chunk for one more row, counted; null = there is no room and the row is lost.</summary>
    ArchiveChunk? Room(Func<ArchiveChunk, bool> isFull)
    {
        if (_chunk is not null && isFull(_chunk)) Pass();
        _chunk ??= Take();
        if (_chunk is null) Interlocked.Increment(ref _dropped);
        else _rowsSinceCut++;
        return _chunk;
    }

    ArchiveChunk? Take()
    {
        while (true)
        {
            if (_free.Reader.TryRead(out ArchiveChunk? chunk)) return chunk;
            if (_made < MaxChunks)
            {
                _made++;
                return new ArchiveChunk();
            }

            if (!_isResuming) return null;
            Thread.Sleep(1); // the recording is being resumed: nothing live waits
        }
    }

    void Pass()
    {
        _chunk!.Configuration = _configuration;
        _filled.Writer.TryWrite(_chunk);
        _chunk = null;
    }
}
