using Atalaya.Core.Frames;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Deception;

/// <summary>
/// What a contradiction between stated and measured places speaks for, and how surely. Confidences are judgements, in steps of what is known:
/// most findings of a place contradicted from the beginning are equipment (Baege 2023); one that begins while two independent ways agreed before is not.
/// </summary>
static class ContradictionVerdict
{
    /// <summary>An offset of so many seconds along the flight is lateness of equipment; of more it is old data.</summary>
    public const double EquipmentLateSeconds = 8;

    /// <summary>Nearer behind itself an aircraft may well be by chance: inertial navigation errs by kilometres, in any direction.</summary>
    const double ReplayedMeters = 3000;

    /// <summary>The lateness is none that began while it was watched, where it was this part of itself before.</summary>
    const double UsualShare = 0.5;

    const double LeastLateSeconds = 1, RestSigmas = 4, RestMeters = 150;

    /// <param name="Kind">Of the alert.</param>
    public readonly record struct Finding(AlertKind Kind, AlertSeverity Severity, Verdict Verdict, Verdict Alternative, double Confidence);

    /// <param name="sensors">That contradict.</param>
    /// <param name="hasJumped">Its stated course did.</param>
    /// <param name="isShared">Others were contradicted, or jumped, in the same time.</param>
    public static Finding Of(in StatedPath path, in ResidualTest test, in PlotComparison plot, Suspicion suspicion, int sensors, bool hasJumped, bool isShared)
    {
        bool isPoor = path.WasPoor(test.Time, StatedCourses.RecoverySeconds);
        if (isPoor && path.WasGood != 0) return new Finding(AlertKind.PositionContradicted, AlertSeverity.Advisory, Verdict.Jammed, Verdict.Fault, 0.9);
        if (isPoor) return new Finding(AlertKind.PositionContradicted, AlertSeverity.Advisory, Verdict.Fault, Verdict.Jammed, 0.9);
        if (path.IsFrozen && !(hasJumped && isShared)) return new Finding(AlertKind.PositionContradicted, AlertSeverity.Caution, Verdict.Fault, Verdict.Jammed, 0.7);
        if (IsLate(plot, out double late) && (suspicion == Suspicion.Offset || Math.Abs(test.UsualLate) > UsualShare * Math.Abs(late)))
        {
            if (Math.Abs(late) < EquipmentLateSeconds) return new Finding(AlertKind.PositionContradicted, AlertSeverity.Advisory, Verdict.Fault, Verdict.Spoofed, 0.9);
            if (late > 0 && plot.Meters > ReplayedMeters) return new Finding(AlertKind.Replayed, AlertSeverity.Caution, Verdict.Spoofed, Verdict.Fault, 0.7);
        }

        if (isShared) return new Finding(AlertKind.PositionContradicted, AlertSeverity.Caution, Verdict.Spoofed, Verdict.Fault, 0.97);
        if (suspicion == Suspicion.Offset || !path.ClaimsGood) return OfUnwatched(path, suspicion);
        return new Finding(AlertKind.PositionContradicted, AlertSeverity.Caution, Verdict.Spoofed, Verdict.Fault, sensors > 1 ? 0.9 : 0.8);
    }

    /// <summary>It was elsewhere from the beginning, or does not claim to know: equipment mostly, inertial navigation or an old version.</summary>
    static Finding OfUnwatched(in StatedPath path, Suspicion suspicion)
    {
        bool mayBeOld = !path.ClaimsGood && path.Version is 0 or 255;
        if (suspicion == Suspicion.Offset || mayBeOld && suspicion == Suspicion.Drift)
            return new Finding(AlertKind.PositionContradicted, AlertSeverity.Caution, Verdict.Fault, Verdict.Spoofed, 0.6);
        return new Finding(AlertKind.PositionContradicted, AlertSeverity.Caution, Verdict.Spoofed, Verdict.Fault, 0.6);
    }

    /// <summary>True if lateness alone explains the offset.</summary>
    static bool IsLate(in PlotComparison plot, out double late)
    {
        late = plot.LateSeconds;
        double along = plot.Along - late * plot.AlongRate, across = plot.Across - late * plot.AcrossRate;
        double rest = Math.Sqrt(along * along + across * across), sigma = Math.Max(plot.AlongSigma, plot.AcrossSigma);
        return Math.Abs(late) >= LeastLateSeconds && rest < Math.Max(RestMeters, RestSigmas * sigma) && rest < plot.Meters / 3;
    }

    public static AlertEvidence Evidence(in ResidualTest test, in PlotComparison plot, DeceptionSettings settings, Provenance frame) => test.Suspicion switch
    {
        Suspicion.Drift when test.RampSquare([]) > test.RampLimit(settings) =>
            new(EvidenceTest.ResidualChiSquare, test.RampSquare([]), test.RampLimit(settings), Math.Max(test.RampCount, 1), new SourceId(test.Source), test.Sensor, frame),
        Suspicion.Drift => new(EvidenceTest.ResidualCusum, test.LargestSum, test.CusumLimit(settings), Math.Max((int)test.SumCount, 1), new SourceId(test.Source), test.Sensor, frame),
        Suspicion.Step => new(EvidenceTest.ResidualChiSquare, test.StepSquared, settings.StepChiSquare, 3, new SourceId(test.Source), test.Sensor, frame),
        _ => new(EvidenceTest.ResidualChiSquare, Math.Max(test.OffsetSquared(plot, settings.LatencySigmaSeconds), test.StepSquared), settings.OffsetChiSquare, test.Count, new SourceId(test.Source), test.Sensor, frame),
    };
}
