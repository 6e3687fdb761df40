using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Associating;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Living;
using Atalaya.Fusion.Measuring;

namespace Atalaya.Fusion.Identifying;

/// <summary>
/// Tells whether a report with a track's key comes from a place where the track's object cannot be: farther than its domain moves in the
/// time between, than the errors of both, and than what a delayed report lies behind. Such a report says nothing of the track.
/// </summary>
sealed class StrayTest(TrackerOptions options, Gate gate)
{
    /// <summary>Nearer than this a doubtful position is left to the filter, metres: errors of decoding and of antennas.</summary>
    const double NearMeters = 1000;

    /// <summary>Satellites bring AIS unstamped up to two minutes late, aircraft and drones are heard at once; what radars measure is stamped.</summary>
    const double SeaDelaySeconds = 120, DelaySeconds = 10, MeasuredDelaySeconds = 1;

    const double PlaceSigmas = 10, TrackSigmas = 5;

    /// <param name="place">Where the report has the object, if that could be told.</param>
    public bool IsStray(Sector sector, int slot, in Report report, Instant time, out PositionMeasurement place)
    {
        place = default;
        ref readonly Track track = ref sector.Tracks[slot];
        if (!track.HasPosition || !BringsPlace(report)) return false;
        ref readonly TrackMotion motion = ref sector.Motions[slot];
        double age = time.SecondsSince(motion.Time);
        if (-age > options.LateWindowSeconds || !gate.TryPlace(report, out place)) return false;
        ref readonly MotionState state = ref motion.State;
        EnuVector offset = motion.Frame.ToEnu(place.Ecef);
        double east = offset.East - (state.East + age * state.EastRate), north = offset.North - (state.North + age * state.NorthRate);
        double allowed = NearMeters + DomainLimits.MaxSpeed(track.Domain) * Math.Max(1, Math.Abs(age))
            + PlaceSigmas * Math.Sqrt(Math.Max(place.VarianceEast, place.VarianceNorth));
        double squared = east * east + north * north + offset.Up * offset.Up;
        if (squared <= allowed * allowed) return false;
        double delay = !report.Has(ReportFlags.SelfReported) ? MeasuredDelaySeconds : track.Domain is Domain.Sea or Domain.Unknown ? SeaDelaySeconds : DelaySeconds;
        allowed += delay * Math.Sqrt(state.EastRate * state.EastRate + state.NorthRate * state.NorthRate) + TrackSigmas * Math.Sqrt(state.EE + state.NN);
        return squared > allowed * allowed;
    }

    /// <summary>True if an object of the domain may have come from one place to the other.</summary>
    public static bool MayBeOne(Domain domain, EcefPosition from, in PositionMeasurement to, double seconds)
    {
        double x = to.Ecef.X - from.X, y = to.Ecef.Y - from.Y, z = to.Ecef.Z - from.Z;
        double allowed = NearMeters + DomainLimits.MaxSpeed(domain) * Math.Max(1, Math.Abs(seconds)) + PlaceSigmas * Math.Sqrt(Math.Max(to.VarianceEast, to.VarianceNorth));
        return x * x + y * y + z * z <= allowed * allowed;
    }

    public static bool BringsPlace(in Report report) => (report.Flags & (ReportFlags.Duplicate | ReportFlags.SystemTrack)) == 0
        && report.Measurement is MeasurementKind.Geodetic or MeasurementKind.Polar or MeasurementKind.Plane;
}
