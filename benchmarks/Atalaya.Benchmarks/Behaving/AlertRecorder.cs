using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;
using Atalaya.Pipeline;

namespace Atalaya.Benchmarks.Behaving;

/// <summary>Keeps what a flow raises.</summary>
sealed class AlertRecorder(Instant start) : IFlowObserver
{
    readonly Dictionary<ulong, RaisedAlert> _byId = [];

    public IReadOnlyCollection<RaisedAlert> Alerts => _byId.Values;

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

    /// <summary>As it is now, or as it ended in this tick.</summary>
    public static Track? Find(Flow flow, ulong id, ReadOnlySpan<PictureDelta> deltas)
    {
        if (flow.Picture.TryGet(id, out Track track)) return track;
        foreach (ref readonly PictureDelta delta in deltas)
            if (delta.Track.Id == id) return delta.Track;
        return null;
    }
}
