using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Fusion;

/// <summary>
/// The shortest way in: plots of one sensor in a plane (x east, y north, metres), given in the order of their times, in; tracks at any
/// later time out. Times are seconds from any origin.
/// </summary>
/// <param name="sigmaMeters">1 σ of each coordinate of a plot.</param>
/// <param name="sensor">What is known of the sensor, <see cref="Sensor"/>; null = learned.</param>
public sealed class PlaneTracker(double sigmaMeters, TrackerOptions? options = null, SensorModel? sensor = null)
{
    static readonly GeodeticPosition Origin = GeodeticPosition.FromDegrees(45, 0);
    static readonly Instant Epoch = new(1_000_000_000 * Instant.NanosecondsPerSecond);

    readonly Tracker _tracker = Start(options ?? new TrackerOptions(), sensor);
    readonly LocalFrame _plane = new(Origin);
    readonly List<Report> _plots = [];
    Tick _tick = Tick.Containing(Epoch);
    ulong _sequence;

    /// <summary>The source that the plots are of.</summary>
    public static SourceId Sensor => new(1);

    /// <summary>Takes a plot; one earlier than what was asked for already counts as late.</summary>
    public void Add(double seconds, double x, double y)
    {
        Instant time = Epoch.PlusSeconds(seconds), received = Instant.Max(time, _tick.Start);
        if (Tick.Containing(received) > _tick) Work(Tick.Containing(received));
        _plots.Add(new Report
        {
            Source = Sensor,
            Sequence = _sequence++,
            Time = time,
            ReceiveTime = received,
            Measurement = MeasurementKind.Plane,
            M0 = x,
            M1 = y,
            Sigma0 = (float)sigmaMeters,
            Sigma1 = (float)sigmaMeters,
        });
    }

    /// <summary>The confirmed tracks, carried on to the given time, in the order of their numbers: a new array. Earlier times are not to be had again.</summary>
    public PlaneTrack[] TracksAt(double seconds)
    {
        Instant time = Epoch.PlusSeconds(seconds);
        if (Tick.Containing(time) >= _tick) Work(Tick.Containing(time).Next);
        List<PlaneTrack> tracks = [];
        foreach (ulong id in _tracker.TrackIds())
        {
            _tracker.Read(id, out Track track);
            if (track.Status != TrackStatus.Confirmed) continue;
            (double x, double y) = _plane.Project(track.Latitude, track.Longitude);
            double since = time.SecondsSince(track.Time);
            tracks.Add(new PlaneTrack(id, x + track.VelocityEast * since, y + track.VelocityNorth * since, track.VelocityEast, track.VelocityNorth, track.Existence));
        }

        return [.. tracks];
    }

    void Work(Tick until)
    {
        _plots.Sort(static (left, right) => Report.CompareOrder(left, right));
        Report[] plots = [.. _plots];
        _plots.Clear();
        _tracker.Process(_tick, plots, default);
        for (_tick = _tick.Next; _tick < until && !_tracker.IsIdle; _tick = _tick.Next) _tracker.Process(_tick, default, default);
        _tick = until;
    }

    static Tracker Start(TrackerOptions options, SensorModel? sensor)
    {
        Tracker tracker = new(options);
        tracker.SetSite(new SourceSite(Sensor, "plots") { Position = Origin });
        if (sensor is not null) tracker.SetModel(sensor);
        return tracker;
    }
}

/// <summary>A track in the plane of a <see cref="PlaneTracker"/>: metres, metres per second, and the probability that the object exists.</summary>
public readonly record struct PlaneTrack(ulong Id, double X, double Y, double SpeedX, double SpeedY, double Existence);
