using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Sea;

/// <summary>
/// Vessels that state a course on a circle at constant speed, as deceived receivers do. A compass that follows shows that the vessel turns indeed; one that
/// does not shows that it does not; where there is none, several on one centre are needed for a verdict.
/// </summary>
sealed class CircleDetector : VesselDetector<CircleMemory>
{
    const double StepSeconds = 28, LongestStepSeconds = 180;

    /// <summary>The time between two places is doubled so often, while the course turns by less than this between them, radians.</summary>
    const int MostDoublings = 2;
    const double MostStep = 1;

    /// <summary>Of these is a trail made that can be a circle; slower is drifting, m/s.</summary>
    const int LeastPoints = 16;

    const double LeastSpeed = 0.5, LeastSteadiness = 0.9;

    /// <summary>Without a compass and alone: turns, and a residual that no helmsman keeps.</summary>
    const double AloneTurns = 2, AloneResidual = 0.02;

    /// <summary>Of the headings: so many follow the course of a vessel that turns, so many that of one that does not.</summary>
    const double Follows = 0.7, FollowsNot = 0.4;

    readonly RecentPlaces _centres = new(memorySeconds: 3600, reachMeters: 1000);

    public override string Name => "sea_circle";

    protected override (string Tag, int Version) State => ("ICIR", 2);

    protected override AlertKind Kind => AlertKind.CirclePattern;

    protected override bool Concerns(in Report report) => AisStatement.HasPlace(report) && report.GroundSpeed is not null && report.TrackAngle is not null;

    protected override void Look(in VesselReport heard, ref CircleMemory vessel, AlertBook book)
    {
        ref readonly Report report = ref heard.Report;
        double seconds = heard.Time.SecondsSince(vessel.Time);
        if (vessel.Count > 0 && seconds < StepSeconds * (1 << vessel.Doublings)) return;
        if (report.GroundSpeed < LeastSpeed || seconds > LongestStepSeconds) vessel.Clear();
        vessel.Time = heard.Time;
        if (report.GroundSpeed < LeastSpeed)
        {
            End(ref vessel, book);
            return;
        }

        MakeRoom(ref vessel, report.TrackAngle!.Value);
        if (vessel.Count == 0) (vessel.Latitude, vessel.Longitude) = (report.M0, report.M1);
        (double east, double north) = new LocalFrame(new GeodeticPosition(vessel.Latitude, vessel.Longitude, 0)).Project(report.M0, report.M1);
        vessel.Add(new CirclePoint((float)east, (float)north, report.TrackAngle!.Value, report.Heading ?? float.NaN, report.GroundSpeed!.Value));
        if (vessel.Count >= LeastPoints) Test(heard, ref vessel, book);
    }

    /// <summary>A slow turn is kept in coarser steps; one that is too fast for them begins a new trail.</summary>
    static void MakeRoom(ref CircleMemory vessel, double course)
    {
        if (vessel.Count == CircleMemory.Capacity && vessel.Doublings < MostDoublings && TrailCircle.PointsOfTurns(vessel.Trail, 1) == 0) vessel.Thin();
        if (vessel.Doublings > 0 && vessel.Count > 0 && Math.Abs(Angle.NormalizePlusMinusPi(course - vessel.Trail[^1].Course)) > MostStep) vessel.Clear();
    }

    void Test(in VesselReport heard, ref CircleMemory vessel, AlertBook book)
    {
        if (Fit(vessel, 1) is not { } circle)
        {
            End(ref vessel, book);
            return;
        }

        GeodeticPosition centre = new LocalFrame(new GeodeticPosition(vessel.Latitude, vessel.Longitude, 0)).Unproject(circle.East, circle.North);
        _centres.Add(heard.Report.Identity.Mmsi, heard.Time, centre.Latitude, centre.Longitude);
        int shared = _centres.CountAround(centre.Latitude, centre.Longitude, heard.Time);
        bool hasCompass = circle.Headings >= LeastPoints / 2, turns = hasCompass && circle.Followed >= Follows * circle.Headings, isStill = hasCompass && circle.Followed <= FollowsNot * circle.Headings;
        bool isAlone = shared < 2;
        if (turns && isAlone) return;
        if (!isStill && isAlone && (Fit(vessel, AloneTurns) is not { } longer || longer.Residual > AloneResidual * longer.Radius)) return;
        if (!book.WantsStatement(new AlertCause(Kind, heard.TrackId))) return;
        Verdict verdict = isStill || (!turns && !isAlone) || shared >= Settings.SharedJumps ? Verdict.Spoofed : Verdict.None;
        Raise(ref vessel, heard, book, heard.Statement(verdict == Verdict.None ? AlertSeverity.Advisory : AlertSeverity.Caution) with
        {
            Verdict = verdict,
            Alternative = verdict == Verdict.None ? Verdict.Spoofed : Verdict.Fault,
            Confidence = isStill && !isAlone ? 0.98 : verdict == Verdict.None ? 0.5 : 0.9,
            Evidence =
            [
                heard.Evidence(EvidenceTest.CircleRadius, circle.Radius, Settings.CircleLeastMeters, vessel.Count),
                heard.Evidence(EvidenceTest.CircleResidual, circle.Residual / circle.Radius, Settings.CircleResidual, vessel.Count),
                heard.Evidence(EvidenceTest.SharedPattern, shared, 2),
            ],
        });
    }

    /// <summary>The newest places over so many turns, if they lie on a circle.</summary>
    TrailCircle? Fit(in CircleMemory vessel, double turns)
    {
        int points = Math.Max(TrailCircle.PointsOfTurns(vessel.Trail, turns), LeastPoints);
        return points <= vessel.Count && TrailCircle.Of(vessel.Trail[^points..]) is { } circle && circle.Turned >= turns * 2 * Math.PI && IsCircle(circle) ? circle : null;
    }

    bool IsCircle(in TrailCircle circle) => circle.Radius >= Settings.CircleLeastMeters && circle.Radius <= Settings.CircleMostMeters
        && circle.Residual <= Settings.CircleResidual * circle.Radius && circle.Steadiness >= LeastSteadiness && circle.SpeedSigma <= Settings.CircleSpeedSigma;

    protected override void SaveMore(StateWriter writer) => _centres.Save(writer);

    protected override void LoadMore(ref StateReader reader) => _centres.Load(ref reader);
}
