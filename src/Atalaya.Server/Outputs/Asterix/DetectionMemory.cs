using System.Runtime.InteropServices;
using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>
/// Finds which report each track was updated by, and keeps what I062/290, 295 and 340 tell of it. A contribution of a track names the frame of its report and
/// the time of applicability; of several reports of a sensor that share both, as the plots of a dense picture do, the nearest of those whose identity
/// can be the track's is taken. Written by the flow, read by the outputs.
/// </summary>
sealed class DetectionMemory : IFlowObserver
{
    readonly Lock _lock = new();
    readonly Dictionary<ulong, Detections> _byTrack = [];
    readonly Dictionary<(ushort Source, ushort Sensor), Instant> _lastBySensor = [];
    readonly Dictionary<Key, int> _lastOfKey = [];
    readonly List<(RadarReport Report, int Before)> _reports = [];

    readonly Dictionary<ushort, LocalFrame> _sites = [];
    PipelineConfiguration? _configuration;

    /// <summary>No further report with the same key.</summary>
    const int None = -1;

    readonly record struct Key(LogPosition Position, ushort Source, ushort Sensor, Instant Time);

    public void TickDecoded(Flow flow, Tick tick, ReadOnlySpan<Report> reports)
    {
        if (flow.Configuration != _configuration) Configure(flow.Configuration);
        _lastOfKey.Clear();
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
                _reports.Add((RadarReport.Of(report, seen), _lastOfKey.GetValueOrDefault(key, None)));
                _lastOfKey[key] = _reports.Count - 1;
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
                else if (_reports.Count > 0) Take(delta.Track);
            }
        }
    }

    void Take(in Track track)
    {
        for (int i = 0; i < track.ContributionCount; i++)
        {
            ref readonly Contribution by = ref track.Contributions[i];
            if (Find(new Key(by.Position, by.Source.Number, by.Sensor, by.Last), track) is { } report)
                CollectionsMarshal.GetValueRefOrAddDefault(_byTrack, track.Id, out _).Take(report);
        }
    }

    /// <summary>Null = none of this tick. Where the site is not known, of several what they have in common.</summary>
    RadarReport? Find(Key key, in Track track)
    {
        RadarReport? found = null;
        double nearest = double.PositiveInfinity;
        for (int index = _lastOfKey.GetValueOrDefault(key, None); index != None; index = _reports[index].Before)
        {
            RadarReport report = _reports[index].Report;
            if (!report.CanBeOf(track.Identity)) continue;
            double distance = DistanceSquared(report, track);
            if (found is null || distance < nearest) (found, nearest) = (report, distance);
            else if (double.IsNaN(distance)) found = found.Value.Or(report);
        }

        return found;
    }

    /// <summary>From plot to track over ground, square metres; NaN = not known.</summary>
    double DistanceSquared(in RadarReport report, in Track track)
    {
        if (!track.HasPosition || !_sites.TryGetValue(report.Source.Number, out LocalFrame site)) return double.NaN;
        (double east, double north) = site.Project(track.Latitude, track.Longitude);
        (double sine, double cosine) = StableMath.SinCos(report.Azimuth);
        (east, north) = (east - report.SlantRange * sine, north - report.SlantRange * cosine);
        return east * east + north * north;
    }

    void Configure(PipelineConfiguration configuration)
    {
        _configuration = configuration;
        _sites.Clear();
        foreach (SourceConfiguration source in configuration.Sources)
            if (source.Position is { } position) _sites[source.Id] = new LocalFrame(position);
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
