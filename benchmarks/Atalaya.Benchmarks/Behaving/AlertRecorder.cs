using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity;
using Atalaya.Integrity.Alerts;
using Atalaya.Pipeline;

namespace Atalaya.Benchmarks.Behaving;

/// <summary>Keeps what a flow raises, and measures what each detector costs.</summary>
sealed class AlertRecorder(Instant start) : IFlowObserver, IDetectorTimer
{
    readonly Dictionary<ulong, RaisedAlert> _byId = [];
    readonly long[] _ticks = new long[64];
    long _began;

    public IReadOnlyCollection<RaisedAlert> Alerts => _byId.Values;

    public double SecondsOf(int detector) => (double)_ticks[detector] / System.Diagnostics.Stopwatch.Frequency;

    public void Begin(int detector) => _began = System.Diagnostics.Stopwatch.GetTimestamp();
    public void End(int detector) => _ticks[detector] += System.Diagnostics.Stopwatch.GetTimestamp() - _began;

    public void TickClosed(Flow flow, Tick tick, ReadOnlySpan<PictureDelta> deltas, LogPosition next)
    {
        foreach (AlertChange change in flow.Alerts.Changes) Note(flow, tick, change.Alert, deltas);
    }

    void Note(Flow flow, Tick tick, Alert alert, ReadOnlySpan<PictureDelta> deltas)
    {
        int second = (int)Math.Floor(tick.End.SecondsSince(start));
        if (!_byId.TryGetValue(alert.Id, out RaisedAlert? known))
        {
            Track? subject = Find(flow, alert.TrackId, deltas);
            if (subject is not null) _byId[alert.Id] = new RaisedAlert(second, alert, subject.Value, Find(flow, alert.Cause.Other, deltas));
            return;
        }

        if (alert.Severity <= known.Severity) return;
        known.Severity = alert.Severity;
        if (alert.Severity == AlertSeverity.Alarm) known.AlarmSecond = second;
    }

    static Track? Find(Flow flow, ulong id, ReadOnlySpan<PictureDelta> deltas)
    {
        if (flow.Picture.TryGet(id, out Track track)) return track;
        foreach (ref readonly PictureDelta delta in deltas)
            if (delta.Track.Id == id) return delta.Track;
        return null;
    }
}
