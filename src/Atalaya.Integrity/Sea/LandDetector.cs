using Atalaya.Core.Reports;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Sea;

/// <summary>
/// Vessels that jump from the sea to a place far inland. Who sails there comes by river or canal, which the mask does not know: a place inland is a fault
/// only where the vessel cannot have sailed to it since it was at sea.
/// </summary>
sealed class LandDetector : VesselDetector<LandMemory>
{
    /// <summary>How often a vessel is looked at, seconds; each report once it may have jumped.</summary>
    const double LookSeconds = 10;

    /// <summary>After a longer gap nobody knows how it came.</summary>
    const double LongestGapSeconds = 3600;

    public override string Name => "sea_land";

    protected override (string Tag, int Version) State => ("ILND", 1);

    protected override AlertKind Kind => AlertKind.OnLand;

    protected override bool Concerns(in Report report) => AisStatement.HasPlace(report) || report.Category is not null;

    protected override void Look(in VesselReport heard, ref LandMemory vessel, AlertBook book)
    {
        ref readonly Report report = ref heard.Report;
        if (report.Category is { } type) vessel.Type = type;
        if (!AisStatement.HasPlace(report) || (vessel.Time != default && heard.Time.SecondsSince(vessel.Time) < (vessel.State == LandState.Jumped ? 0.1 : LookSeconds))) return;
        bool isInland = LandMask.IsInland(report.M0, report.M1);
        float speed = report.GroundSpeed ?? 0;
        Follow(heard, ref vessel, isInland, Math.Max(speed, vessel.Speed), book);
        if (vessel.State == LandState.Jumped && !isInland) return;
        (vessel.Time, vessel.Latitude, vessel.Longitude, vessel.Speed) = (heard.Time, report.M0, report.M1, speed);
    }

    void Follow(in VesselReport heard, ref LandMemory vessel, bool isInland, double speed, AlertBook book)
    {
        switch (vessel.State)
        {
            case LandState.Jumped when isInland:
                if (vessel.Reports < Settings.JumpReports) vessel.Reports++;
                if (vessel.Reports == Settings.JumpReports && book.WantsStatement(new AlertCause(Kind, heard.TrackId))) Tell(ref vessel, heard, book);
                break;
            case LandState.Jumped when vessel.AlertTrack == 0 || vessel.Reports <= 1:
                End(ref vessel, book);
                (vessel.State, vessel.Reports) = (LandState.AtSea, 0);
                break;
            case LandState.Jumped:
                vessel.Reports--;
                break;
            case LandState.AtSea when isInland:
                bool hasJumped = HasJumped(heard, vessel, speed);
                (vessel.State, vessel.Reports) = (hasJumped ? LandState.Jumped : LandState.Inland, 1);
                break;
            default:
                vessel.State = isInland ? LandState.Inland : LandState.AtSea;
                break;
        }
    }

    bool HasJumped(in VesselReport heard, in LandMemory vessel, double speed)
    {
        ref readonly Report report = ref heard.Report;
        double meters = AisStatement.Distance(vessel.Latitude, vessel.Longitude, report.M0, report.M1), seconds = heard.Time.SecondsSince(vessel.Time);
        return seconds < LongestGapSeconds && JumpTest.Excess(meters, seconds, speed, vessel.Type, Settings) > 0;
    }

    void Tell(ref LandMemory vessel, in VesselReport heard, AlertBook book)
    {
        ref readonly Report report = ref heard.Report;
        Raise(ref vessel, heard, book, heard.Statement(AlertSeverity.Caution) with
        {
            Verdict = Verdict.Fault,
            Alternative = Verdict.Spoofed,
            Confidence = 0.6,
            Evidence = [heard.Evidence(EvidenceTest.DistanceInland, LandMask.InlandMeters(report.M0, report.M1), LandMask.LeastMeters, vessel.Reports)],
        });
    }
}
