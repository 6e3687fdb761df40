using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;

namespace Atalaya.Tests.Fusion;

/// <summary>Feeds reports to a tracker tick by tick, as the pipeline would.</summary>
sealed class Traffic(TrackerOptions? options = null)
{
    public static readonly Instant Epoch = Instant.FromUnixMilliseconds(1_800_000_000_000);

    readonly Dictionary<ushort, ulong> _sequences = [];
    List<Report> _waiting = [];

    public Tracker Tracker { get; set; } = new(options ?? new TrackerOptions());

    /// <summary>Added to all times.</summary>
    public long ShiftMilliseconds { get; init; }

    /// <summary>Called before each tick.</summary>
    public Action<Tick>? BeforeTick { get; set; }

    /// <summary>Called after each tick.</summary>
    public Action<Tick>? AfterTick { get; set; }

    /// <summary>Those of the last tick, in order.</summary>
    public Report[] Reports { get; private set; } = [];

    /// <summary>The next tick to work; the first is that of <see cref="At"/>(0).</summary>
    public Tick? Next { get; set; }

    public Instant At(double seconds) => Epoch.PlusSeconds(seconds).PlusNanoseconds(ShiftMilliseconds * 1_000_000);

    public void Radar(ushort source, GeodeticPosition site, double rangeSigma = 60, double azimuthSigma = 0.0015) =>
        Tracker.SetSite(new SourceSite(new SourceId(source), "radar") { Position = site, RangeSigmaMeters = rangeSigma, AzimuthSigmaRadians = azimuthSigma });

    /// <summary>A report with its source, times, provenance and sequence set.</summary>
    public Report Make(ushort source, double seconds, double delaySeconds = 0)
    {
        ulong sequence = _sequences.GetValueOrDefault(source);
        _sequences[source] = sequence + 1;
        return new Report
        {
            Source = new SourceId(source),
            Sequence = sequence,
            Time = At(seconds),
            ReceiveTime = At(seconds + delaySeconds),
            Provenance = new Provenance(new SourceId(source), new LogPosition(1, (uint)sequence)),
            M2 = double.NaN,
            Sigma0 = float.NaN,
            Sigma1 = float.NaN,
            Sigma2 = float.NaN,
        };
    }

    public Report AdsB(ushort source, double seconds, uint address, GeodeticPosition place, float sigma = 10, double delaySeconds = 0)
    {
        Report report = Make(source, seconds, delaySeconds);
        report.Measurement = MeasurementKind.Geodetic;
        (report.M0, report.M1, report.Sigma0, report.Sigma1) = (place.Latitude, place.Longitude, sigma, sigma);
        report.Flags = ReportFlags.SelfReported;
        report.Domain = Domain.Air;
        report.Identity = new ObjectIdentity { Address = address, AddressKind = AddressKind.Icao };
        report.EllipsoidHeight = (float)place.Height;
        return report;
    }

    public Report Ais(ushort source, double seconds, uint mmsi, GeodeticPosition place, float sigma = 10)
    {
        Report report = AdsB(source, seconds, 0, place, sigma);
        report.Domain = Domain.Sea;
        report.EllipsoidHeight = null;
        report.Identity = new ObjectIdentity { Mmsi = mmsi };
        return report;
    }

    /// <summary>A primary plot as the radar at the site measures it.</summary>
    public Report Plot(ushort source, double seconds, GeodeticPosition site, GeodeticPosition target, double rangeError = 0, double azimuthError = 0)
    {
        Report report = Make(source, seconds);
        (double range, double azimuth, _) = SlantRange.FromPosition(new LocalFrame(site), target);
        report.Measurement = MeasurementKind.Polar;
        (report.M0, report.M1) = (range + rangeError, azimuth + azimuthError);
        report.Flags = ReportFlags.Primary;
        return report;
    }

    public void Add(Report report) => _waiting.Add(report);

    /// <summary>Works all ticks that end by then.</summary>
    public void RunTo(double seconds)
    {
        Tick last = Tick.Containing(At(seconds));
        Tick next = Next ?? Tick.Containing(At(0));
        _waiting = [.. _waiting.OrderBy(report => report.ReceiveTime.UnixNanoseconds)];
        int used = 0;
        for (; next < last; next = next.Next)
        {
            List<Report> reports = [];
            while (used < _waiting.Count && _waiting[used].ReceiveTime < next.End) reports.Add(_waiting[used++]);
            reports.Sort(static (left, right) => Report.CompareOrder(left, right));
            Report[] inOrder = [.. reports];
            Reports = inOrder;
            BeforeTick?.Invoke(next);
            Tracker.Process(next, inOrder, []);
            AfterTick?.Invoke(next);
        }

        Next = next;
        _waiting.RemoveRange(0, used);
    }

    public Track[] Tracks() => [.. Tracker.TrackIds().Select(Read)];

    public Track[] Confirmed() => [.. Tracks().Where(track => track.Status == TrackStatus.Confirmed)];

    public Track Read(ulong id)
    {
        Tracker.Read(id, out Track track);
        return track;
    }

    /// <summary>The canonical bytes of all tracks.</summary>
    public byte[] Bytes()
    {
        StateWriter writer = new();
        foreach (Track track in Tracks()) TrackBytes.Write(writer, track);
        return writer.Written.ToArray();
    }

    /// <summary>A place so many metres east and north of another, at its height.</summary>
    public static GeodeticPosition Offset(GeodeticPosition origin, double east, double north)
    {
        GeodeticPosition place = new LocalFrame(origin with { Height = 0 }).Unproject(east, north);
        return place with { Height = origin.Height };
    }

    public static double Meters(GeodeticPosition one, GeodeticPosition other) => Wgs84.ToEcef(one).DistanceTo(Wgs84.ToEcef(other));

    public static double Meters(in Track track, GeodeticPosition place)
    {
        (double east, double north) = new LocalFrame(place with { Height = 0 }).Project(track.Latitude, track.Longitude);
        return Math.Sqrt(east * east + north * north);
    }

    /// <summary>Where the track is predicted to be.</summary>
    public static GeodeticPosition Predict(in Track track, Instant time)
    {
        double seconds = time.SecondsSince(track.Time);
        double east = float.IsNaN(track.VelocityEast) ? 0 : track.VelocityEast, north = float.IsNaN(track.VelocityNorth) ? 0 : track.VelocityNorth;
        return Offset(track.Position, east * seconds, north * seconds);
    }

    /// <summary>Normal deviate by the sum of twelve, good enough for tests and free of transcendental functions.</summary>
    public static double Normal(Random random)
    {
        double sum = -6;
        for (int i = 0; i < 12; i++) sum += random.NextDouble();
        return sum;
    }
}
