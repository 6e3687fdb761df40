using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Registers;

namespace Atalaya.Formats.Asterix.Targets;

/// <summary>
/// What Comm-B registers (I048/250 and its like) add where the items themselves say nothing. The radar states the register; its content is
/// used if it fits the layout. Magnetic headings and airspeeds have no place in a report.
/// </summary>
static class TargetRegisters
{
    public static void Fill(ref Report report, AsterixValues values)
    {
        if (!values.Has(AsterixRole.RegisterData)) return;
        if (report.Identity.Callsign.IsEmpty && values.TryGet(AsterixRole.Register20, out ulong identification) && Bds20.IsPlausible(identification))
            report.Identity.Callsign = Bds20.Decode(identification).Callsign;
        if (report.GroundSpeed is null && values.TryGet(AsterixRole.Register50, out ulong turn) && Bds50.IsPlausible(turn)) Turn(ref report, Bds50.Decode(turn));
        if (report.VerticalRate is null && values.TryGet(AsterixRole.Register60, out ulong speeds) && Bds60.IsPlausible(speeds)) Rate(ref report, Bds60.Decode(speeds));
    }

    static void Turn(ref Report report, in Bds50 turn)
    {
        if (turn.GroundSpeedKnots is not int speed || turn.TrueTrackDegrees is not double track) return;
        report.GroundSpeed = (float)(speed * ReportFields.MetersPerSecondPerKnot);
        report.TrackAngle = (float)(track * GeodeticPosition.RadiansPerDegree);
    }

    static void Rate(ref Report report, in Bds60 speeds)
    {
        if ((speeds.InertialRateFeetPerMinute ?? speeds.BarometricRateFeetPerMinute) is not int rate) return;
        report.VerticalRate = (float)(rate * ReportFields.MetersPerSecondPerFootPerMinute);
        if (speeds.InertialRateFeetPerMinute is null) report.Flags |= ReportFlags.VerticalRateIsBarometric;
    }
}
