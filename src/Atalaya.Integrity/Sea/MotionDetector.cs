using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Sea;

/// <summary>
/// Vessels that state places they cannot have reached: by a jump while they are heard, or after a gap. Believed when several reports come from the new place
/// and none from the old: one wrong place, and two vessels of one MMSI, are others' concern.
/// </summary>
sealed class MotionDetector : VesselDetector<MotionMemory>
{
    /// <summary>After an alternation between two places no jump is believed for so long.</summary>
    const double AlternationSeconds = 600;

    /// <summary>An alert ends when no further jump came for so long.</summary>
    const double CalmSeconds = 600;

    /// <summary>Without a place, or with a repeated one, so shortly before it jumped, it had lost its satellites.</summary>
    const double LostSeconds = 300, RepeatedSeconds = 60;

    readonly RecentPlaces _jumps = new(memorySeconds: 600, reachMeters: 30_000);

    public override string Name => "sea_motion";

    protected override (string Tag, int Version) State => ("IMOT", 1);

    protected override AlertKind Kind => AlertKind.ImpossibleSpeed;

    protected override bool Concerns(in Report report) => AisStatement.HasPlace(report) || report.Category is not null || AisStatement.IsPosition(report);

    protected override void Look(in VesselReport heard, ref MotionMemory vessel, AlertBook book)
    {
        ref readonly Report report = ref heard.Report;
        if (report.Category is { } type) vessel.Type = type;
        if (!AisStatement.HasPlace(report))
        {
            if (AisStatement.IsPosition(report)) vessel.Lost = heard.Time;
            return;
        }

        float speed = report.GroundSpeed ?? 0;
        if (vessel.Time != default && heard.Time <= vessel.Time) return;
        if (vessel.Time != default) Compare(heard, ref vessel, Math.Max(speed, vessel.Speed), book);
        if (report.M0 != vessel.Latitude || report.M1 != vessel.Longitude) vessel.Since = heard.Time;
        (vessel.Time, vessel.Latitude, vessel.Longitude, vessel.Speed, vessel.MostSpeed) = (heard.Time, report.M0, report.M1, speed, Math.Max(vessel.MostSpeed, speed));
        if (vessel.AlertTrack != 0 && heard.Time.SecondsSince(vessel.Jumped) > CalmSeconds) End(ref vessel, book);
    }

    void Compare(in VesselReport heard, ref MotionMemory vessel, double speed, AlertBook book)
    {
        ref readonly Report report = ref heard.Report;
        double meters = AisStatement.Distance(vessel.Latitude, vessel.Longitude, report.M0, report.M1);
        Instant departure = JumpTest.Departure(vessel.Since, heard.Time);
        double seconds = heard.Time.SecondsSince(Instant.Min(departure, vessel.Time));
        bool hasJumped = JumpTest.Excess(meters, seconds, speed, vessel.Type, Settings) > 0;
        if (vessel.Arrivals > 0 && IsBack(heard, vessel, speed)) (vessel.Arrivals, vessel.Returned) = (0, heard.Time);
        else if (hasJumped) Begin(heard, ref vessel, meters, seconds);
        else if (vessel.Arrivals > 0) vessel.Arrivals++;
        if (vessel.Arrivals < Settings.JumpReports) return;
        vessel.Arrivals = 0;
        if (vessel.Returned == default || heard.Time.SecondsSince(vessel.Returned) > AlternationSeconds) Settle(heard, ref vessel, book);
    }

    /// <summary>True if it is where it can have sailed to from the old place, and not from the new.</summary>
    bool IsBack(in VesselReport heard, in MotionMemory vessel, double speed)
    {
        ref readonly Report report = ref heard.Report;
        double fromOld = AisStatement.Distance(vessel.FromLatitude, vessel.FromLongitude, report.M0, report.M1), fromNew = AisStatement.Distance(vessel.Latitude, vessel.Longitude, report.M0, report.M1);
        return fromOld < fromNew && JumpTest.Excess(fromOld, heard.Time.SecondsSince(vessel.FromTime), speed, vessel.Type, Settings) <= 0;
    }

    static void Begin(in VesselReport heard, ref MotionMemory vessel, double meters, double seconds)
    {
        (vessel.FromTime, vessel.FromLatitude, vessel.FromLongitude) = (vessel.Time, vessel.Latitude, vessel.Longitude);
        (vessel.NeededSpeed, vessel.JumpMeters, vessel.GapSeconds) = ((float)(meters / Math.Max(1, seconds)), (float)meters, (float)heard.Time.SecondsSince(vessel.Time));
        vessel.WasLost = (vessel.Lost != default && heard.Time.SecondsSince(vessel.Lost) < LostSeconds) || vessel.Time.SecondsSince(vessel.Since) > RepeatedSeconds;
        vessel.Arrivals = 1;
    }

    void Settle(in VesselReport heard, ref MotionMemory vessel, AlertBook book)
    {
        ref readonly Report report = ref heard.Report;
        vessel.Jumped = heard.Time;
        _jumps.Add(report.Identity.Mmsi, heard.Time, report.M0, report.M1);
        int shared = _jumps.CountAround(report.M0, report.M1, heard.Time);
        bool isReturn = vessel.GapSeconds >= Settings.GapSeconds;
        if (vessel.AlertTrack != 0 && isReturn != vessel.IsReturn) End(ref vessel, book);
        vessel.IsReturn = isReturn;
        Verdict verdict = shared >= Settings.SharedJumps ? Verdict.Spoofed : vessel.WasLost ? Verdict.Jammed : Verdict.Fault;
        AlertStatement statement = heard.Statement(AlertSeverity.Caution) with
        {
            Verdict = verdict,
            Alternative = verdict == Verdict.Spoofed ? Verdict.Jammed : Verdict.Spoofed,
            Confidence = verdict == Verdict.Spoofed ? 0.9 : 0.6,
            Evidence =
            [
                heard.Evidence(EvidenceTest.NeededSpeed, vessel.NeededSpeed, Math.Max(AisStatement.MostSpeed(vessel.Type), 2 * vessel.Speed + 10 * AisStatement.MetersPerSecondPerKnot), Settings.JumpReports),
                heard.Evidence(EvidenceTest.ObjectDistance, vessel.JumpMeters),
                heard.Evidence(EvidenceTest.Silence, vessel.GapSeconds, isReturn ? Settings.GapSeconds : double.NaN),
                heard.Evidence(EvidenceTest.SharedPattern, shared, Settings.SharedJumps),
            ],
        };
        Raise(KindOf(vessel), ref vessel, heard, book, statement);
    }

    static AlertKind KindOf(in MotionMemory vessel) => vessel.IsReturn ? AlertKind.ReappearedElsewhere : AlertKind.ImpossibleSpeed;

    protected override void End(ref MotionMemory memory, AlertBook book)
    {
        if (memory.AlertTrack != 0) book.End(new AlertCause(KindOf(memory), memory.AlertTrack));
        memory.AlertTrack = 0;
    }

    protected override void SaveMore(StateWriter writer) => _jumps.Save(writer);

    protected override void LoadMore(ref StateReader reader) => _jumps.Load(ref reader);
}
