using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Recording.Reading;
using ParquetSharp;

namespace Atalaya.Server.Archive;

/// <summary>
/// The archive of a recording (docs/formats/archive.md): a task of its own turns the rows that the tap took from the flow into Parquet files, and merges small
/// files into larger ones. A disk that fails costs rows, which are counted, and never the picture.
/// </summary>
sealed class TrafficArchive : IAsyncDisposable
{
    /// <summary>While storage fails, rows of a table are kept up to here, then given up.</summary>
    const int MaxWaitingRows = 1 << 19;

    readonly string _directory;
    readonly ILogger _logger;
    readonly SourceNames _names = new();
    readonly ArchiveTable<Report> _reports;
    readonly ArchiveTable<Track> _tracks;
    readonly ArchiveTable<AlertEvent> _alerts;
    readonly ArchiveMerger _merger;
    readonly Task _writing;
    readonly CancellationTokenSource _stop = new();
    long _written, _givenUp;
    Instant _day;

    TrafficArchive(string directory, ArchiveHave have, ILogger logger)
    {
        _directory = directory;
        _logger = logger;
        Have = have;
        Tap = new ArchiveTap(have);
        _reports = new ArchiveTable<Report>(ArchiveFiles.Tables[1], ReportColumns.Create(_names));
        _tracks = new ArchiveTable<Track>(ArchiveFiles.Tables[0], TrackColumns.Create(_names));
        _alerts = new ArchiveTable<AlertEvent>(ArchiveFiles.Tables[2], AlertColumns.Create(_names));
        _merger = new ArchiveMerger(directory, logger);
        _writing = Task.Run(RunAsync);
    }

    public string DirectoryPath => _directory;
    public ArchiveHave Have { get; }
    public ArchiveTap Tap { get; }

    /// <summary>Rows made durable since the start.</summary>
    public long RowsWritten => Interlocked.Read(ref _written);

    /// <summary>Rows that are missing: storage failed, or the archive could not keep up.</summary>
    public long RowsLost => Tap.Dropped + Interlocked.Read(ref _givenUp);

    /// <summary>Why the last file could not be written; null = it could.</summary>
    public string? Problem { get; private set; }

    /// <summary>Opens the archive of a recording that this process writes. A recording that has not begun begins with it.</summary>
    public static TrafficArchive Open(string recording, ILogger logger)
    {
        string directory = ArchiveFiles.DirectoryOf(recording);
        if (!Directory.Exists(directory) && !RecordingDirectory.HasSegments(recording)) CompleteMark.Write(directory, default);
        return new TrafficArchive(directory, ArchiveFiles.Tidy(directory), logger);
    }

    async Task RunAsync()
    {
        await foreach (ArchiveChunk chunk in Tap.Filled.ReadAllAsync().ConfigureAwait(false))
        {
            if (chunk.Configuration is { } configuration) _names.Set(configuration);
            Take(chunk);
            Tick? cut = chunk.Cut;
            Tap.Return(chunk);
            if (cut is { } tick && TryWrite(tick) && !_stop.IsCancellationRequested) _merger.Run(tick);
        }
    }

    void Take(ArchiveChunk chunk)
    {
        _reports.Add(chunk.Reports);
        _tracks.Add(chunk.Tracks);
        _alerts.Add(chunk.Alerts);
    }

    bool TryWrite(Tick tick)
    {
        int count = _reports.Count + _tracks.Count + _alerts.Count;
        if (tick.Start.StartOfDay != _day && Problem is not null) GiveUp();
        _day = tick.Start.StartOfDay;
        try
        {
            _tracks.Write(_directory);
            _reports.Write(_directory);
            _alerts.Write(_directory);
            CompleteMark.Write(_directory, tick);
            Problem = null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ParquetException)
        {
            if (Problem is null) ArchiveLog.WriteFailed(_logger, exception.Message);
            Problem = exception.Message;
        }

        int left = _reports.Count + _tracks.Count + _alerts.Count;
        Interlocked.Add(ref _written, count - left);
        if (left > MaxWaitingRows) GiveUp();
        return Problem is null;
    }

    void GiveUp()
    {
        Interlocked.Add(ref _givenUp, _reports.Count + _tracks.Count + _alerts.Count);
        _reports.Clear();
        _tracks.Clear();
        _alerts.Clear();
    }

    /// <summary>Writes what was cut; the flow must have stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        Tap.Complete();
        await _writing.ConfigureAwait(false);
        _stop.Dispose();
    }
}
