using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;

namespace Atalaya.Benchmarks.Inputs;

/// <summary>
/// Objects in straight motion, spread evenly over the areas of many radars 4° apart, and the reports of them in the order of ticks:
/// identified ones every second, or plots without identity once in a turn of 5 s with probability 0.9.
/// </summary>
sealed class Traffic
{
    public const double TurnSeconds = 5;

    const int ObjectsPerRadar = 1000;
    const double ReachMeters = 150_000, RangeSigmaMeters = 60, AzimuthSigmaRadians = 0.0015, DetectionProbability = 0.9;

    readonly Random _random = new(7);
    readonly bool _plots;
    readonly int _phases;
    readonly LocalFrame[] _sites;
    readonly (double East, double North, double VelocityEast, double VelocityNorth)[] _objects;
    readonly ulong[] _sequences;

    public Traffic(int objects, bool plots)
    {
        _plots = plots;
        _phases = plots ? (int)(TurnSeconds * 10) : 10;
        _sites = [.. Enumerable.Range(0, (objects + ObjectsPerRadar - 1) / ObjectsPerRadar).Select(i => new LocalFrame(SiteOf(i)))];
        _sequences = new ulong[_sites.Length];
        _objects = new (double, double, double, double)[objects];
        foreach (ref var motion in _objects.AsSpan())
            motion = (Within(ReachMeters), Within(ReachMeters), Within(200), Within(200));
    }

    public int Count => _objects.Length;

    /// <summary>The radars, numbered from 1.</summary>
    public IEnumerable<SourceSite> Sites() => _sites.Select((frame, index) =>
        new SourceSite(new SourceId((ushort)(index + 1)), $"radar-{index + 1}") { Position = frame.Origin, RangeSigmaMeters = RangeSigmaMeters, AzimuthSigmaRadians = AzimuthSigmaRadians });

    /// <summary>Appends the reports of a tick, ordered.</summary>
    public void Fill(Tick tick, List<Report> reports)
    {
        int phase = (int)(tick.Number % _phases);
        double seconds = _phases * 0.1;
        long step = Tick.Nanoseconds / (Count / _phases + 2);
        Instant time = tick.Start;
        for (int i = phase; i < Count; i += _phases)
        {
            Move(ref _objects[i], seconds);
            time = time.PlusNanoseconds(step);
            if (_plots && _random.NextDouble() > DetectionProbability) continue;
            reports.Add(_plots ? Plot(i, time) : Identified(i, time));
        }
    }

    static GeodeticPosition SiteOf(int radar) => GeodeticPosition.FromDegrees(-40 + 4 * (radar / 20), -40 + 4 * (radar % 20));

    double Within(double bound) => bound * (2 * _random.NextDouble() - 1);

    /// <summary>At the border of its area an object turns back.</summary>
    static void Move(ref (double East, double North, double VelocityEast, double VelocityNorth) motion, double seconds)
    {
        motion.East += motion.VelocityEast * seconds;
        motion.North += motion.VelocityNorth * seconds;
        if (Math.Abs(motion.East) > ReachMeters) motion.VelocityEast = -Math.Sign(motion.East) * Math.Abs(motion.VelocityEast);
        if (Math.Abs(motion.North) > ReachMeters) motion.VelocityNorth = -Math.Sign(motion.North) * Math.Abs(motion.VelocityNorth);
    }

    Report Identified(int index, Instant time)
    {
        Report report = Begin(index, time);
        GeodeticPosition place = PlaceOf(index);
        var (_, _, east, north) = _objects[index];
        report.Measurement = MeasurementKind.Geodetic;
        (report.M0, report.M1, report.Sigma0, report.Sigma1) = (place.Latitude, place.Longitude, 10, 10);
        report.GroundSpeed = (float)Math.Sqrt(east * east + north * north);
        report.TrackAngle = (float)Angle.NormalizeZeroToTwoPi(Math.Atan2(east, north));
        report.Flags = ReportFlags.SelfReported;
        report.Domain = Domain.Air;
        report.Identity = new ObjectIdentity { Address = (uint)(0x100000 + index), AddressKind = AddressKind.Icao };
        report.EllipsoidHeight = 10_000;
        return report;
    }

    Report Plot(int index, Instant time)
    {
        Report report = Begin(index, time);
        (double range, double azimuth, _) = SlantRange.FromPosition(_sites[index / ObjectsPerRadar], PlaceOf(index));
        report.Measurement = MeasurementKind.Polar;
        report.M0 = Math.Max(100, range + RangeSigmaMeters * Normal());
        report.M1 = Angle.NormalizeZeroToTwoPi(azimuth + AzimuthSigmaRadians * Normal());
        report.Flags = ReportFlags.Primary;
        return report;
    }

    Report Begin(int index, Instant time)
    {
        int site = index / ObjectsPerRadar;
        SourceId source = new((ushort)(site + 1));
        ulong sequence = _sequences[site]++;
        return new Report
        {
            Source = source,
            Sequence = sequence,
            Time = time,
            ReceiveTime = time,
            Provenance = new Provenance(source, new LogPosition(1, (uint)sequence)),
            M2 = double.NaN,
            Sigma0 = float.NaN,
            Sigma1 = float.NaN,
            Sigma2 = float.NaN,
        };
    }

    GeodeticPosition PlaceOf(int index) =>
        _sites[index / ObjectsPerRadar].Unproject(_objects[index].East, _objects[index].North) with { Height = _plots ? 0 : 10_000 };

    /// <summary>Nearly normal: the sum of twelve.</summary>
    double Normal()
    {
        double sum = -6;
        for (int i = 0; i < 12; i++) sum += _random.NextDouble();
        return sum;
    }
}
