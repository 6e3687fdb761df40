using Atalaya.Core.Time;
using Atalaya.Integrity.Alerts;
using Atalaya.Pipeline;
using Atalaya.Recording.Activity;
using Atalaya.Recording.Reading;

namespace Atalaya.Server.Replay;

/// <summary>Notes for each ten seconds what a live run recorded, beside the recording, so that the time bar can show where something happened.</summary>
sealed class ActivityRecorder
{
    const double TrimSeconds = 86_400;

    readonly string _directory;
    readonly List<ActivityEntry> _alerts = [];
    long _period = long.MinValue;
    long _framesBefore;

    public ActivityRecorder(string directory)
    {
        _directory = directory;
        Try(Trim);
    }

    /// <summary>Why the last entry could not be written; null = it was.</summary>
    public string? Problem { get; private set; }

    /// <summary>Call at each tick end.</summary>
    public void TickClosed(Flow flow, Tick tick)
    {
        long period = PeriodOf(tick.Start);
        if (_period == long.MinValue) (_period, _framesBefore) = (period, Frames(flow));
        if (period != _period)
        {
            ClosePeriod(flow);
            _period = period;
        }

        foreach ((_, AlertChangeKind kind, Alert alert) in flow.Alerts.Changes)
            if (kind == AlertChangeKind.Raised) _alerts.Add(new ActivityEntry(ActivityKind.Alert, alert.Raised, TrackId: alert.TrackId, AlertKind: (byte)alert.Kind, Emergency: (byte)alert.Statement.Emergency));
    }

    void ClosePeriod(Flow flow)
    {
        long frames = Frames(flow);
        Instant start = new(_period * ActivityEntry.PeriodSeconds * Instant.NanosecondsPerSecond);
        ActivityEntry entry = new(ActivityKind.Period, start, (uint)Math.Clamp(frames - _framesBefore, 0, uint.MaxValue), (uint)flow.Picture.Count);
        _framesBefore = frames;
        Try(() => ActivityFile.Append(_directory, [entry, .. _alerts]));
        _alerts.Clear();
    }

    static long PeriodOf(Instant time) => time.UnixNanoseconds / (ActivityEntry.PeriodSeconds * Instant.NanosecondsPerSecond);

    static long Frames(Flow flow) => flow.Sources.Sum(source => source.FrameCount);

    void Trim()
    {
        if (RecordingDirectory.FirstTime(_directory) is not { } first) return;
        if (ActivityFile.Read(_directory, Instant.MinValue, first.PlusSeconds(-TrimSeconds)).Count > 0) ActivityFile.TrimBefore(_directory, first);
    }

    void Try(Action write)
    {
        try
        {
            write();
            Problem = null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Problem = exception.Message;   // display only: the log holds everything
        }
    }
}
