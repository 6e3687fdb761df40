using System.Runtime.InteropServices;
using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>
/// Finds which report each track was updated by, and keeps what I062/290, 295 and 340 tell of it. A contribution of a track names the frame of its report and
/// the time of applicability; where several reports of a sensor share both, none is taken. Written by the flow, read by the outputs.
/// </summary>
sealed class DetectionMemory : IFlowObserver
{
    readonly Lock _lock = new();
    readonly Dictionary<ulong, Detections> _byTrack = [];
    readonly Dictionary<(ushort Source, ushort Sensor), Instant> _lastBySensor = [];
    readonly Dictionary<Key, int> _inTick = [];
    readonly List<RadarReport> _reports = [];

    /// <summary>Of several reports with one key.</summary>
    const int Ambiguous = -1;

    readonly record struct Key(LogPosition Position, ushort Source, ushort Sensor, Instant Time);

    public void TickDecoded(Flow flow, Tick tick, ReadOnlySpan<Report> reports)
    {
        _inTick.Clear();
        _reports.Clear();
        lock (_lock)
        {
            foreach (ref readonly Report report in reports)
            {
                if ((report.Flags & (ReportFlags.Duplicate | ReportFlags.SystemTrack)) != 0) continue;
                _lastBySensor[(report.Source.Number, report.Sensor)] = report.ReceiveTime;
                Technologies seen = DetectedBy.Of(report);
                if (seen == Technologies.None && report.PressureAltitude is null) continue;
                Key key = new(report.Provenance.Position, report.Source.Number, report.Sensor, report.Time);
                if (!_inTick.TryAdd(key, _reports.Count)) _inTick[key] = Ambiguous;
                _reports.Add(RadarReport.Of(report, seen));
            }
        }
    }

    public void TickClosed(Flow flow, Tick tick, ReadOnlySpan<PictureDelta> deltas, LogPosition next)
    {
        if (deltas.IsEmpty) return;
        lock (_lock)
        {
            foreach (ref readonly PictureDelta delta in deltas)
            {
                if (delta.Track.Status == TrackStatus.Ended) _byTrack.Remove(delta.Track.Id);
                else if (_inTick.Count > 0) Take(delta.Track);
            }
        }
    }

    void Take(in Track track)
    {
        for (int i = 0; i < track.ContributionCount; i++)
        {
            ref readonly Contribution by = ref track.Contributions[i];
            if (!_inTick.TryGetValue(new Key(by.Position, by.Source.Number, by.Sensor, by.Last), out int index) || index == Ambiguous) continue;
            RadarReport report = _reports[index];
            const Technologies Radar = Technologies.PrimaryRadar | Technologies.SecondaryRadar;
            CollectionsMarshal.GetValueRefOrAddDefault(_byTrack, track.Id, out _).Take(report, report.Sensor != 0 && (report.Seen & Radar) != 0);
        }
    }

    /// <summary>What is known of a track; nothing where none of its reports came since this memory began.</summary>
    public Detections Of(ulong track)
    {
        lock (_lock) return _byTrack.GetValueOrDefault(track);
    }

    /// <summary>Receive time of the latest report of each sensor, those without a number of their own as 0.</summary>
    public Dictionary<(ushort Source, ushort Sensor), Instant> LastBySensor()
    {
        lock (_lock) return new(_lastBySensor);
    }

    public void Clear()
    {
        lock (_lock)
        {
            _byTrack.Clear();
            _lastBySensor.Clear();
        }
    }
}
