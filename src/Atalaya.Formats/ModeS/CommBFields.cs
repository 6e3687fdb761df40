using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Positions;
using Atalaya.Formats.ModeS.Registers;

namespace Atalaya.Formats.ModeS;

/// <summary>
/// What a Comm-B reply adds to a report. The reply does not name its register, so only what cannot be anything else is used: one layout fits,
/// nothing contradicts it, and for velocities the aircraft's own recent velocity agrees. Magnetic headings and indicated airspeeds fill nothing.
/// </summary>
static class CommBFields
{
    public static void Fill(ref Report report, ref AircraftState aircraft, in SurveillanceReply reply, ulong message, long time)
    {
        KnownFlight known = AircraftMemory.At(aircraft, reply, time);
        CommBInference inference = CommB.Infer(message, known);
        if (inference.IsDoubtful) return;
        switch (inference.Register)
        {
            case 0x20:
                FillCallsign(ref report, ref aircraft, Bds20.Decode(message), time);
                break;
            case 0x50:
                FillTurn(ref report, ref aircraft, Bds50.Decode(message), known, time);
                break;
            case 0x60:
                FillRate(ref report, Bds60.Decode(message), known);
                break;
        }
    }

    static void FillCallsign(ref Report report, ref AircraftState aircraft, in Bds20 identification, long time)
    {
        report.Identity.Callsign = identification.Callsign;
        AircraftMemory.NoteCallsign(ref aircraft, identification.Characters, time);
    }

    /// <summary>A first one is only remembered: the next that agrees with it is believed.</summary>
    static void FillTurn(ref Report report, ref AircraftState aircraft, in Bds50 turn, in KnownFlight known, long time)
    {
        AircraftMemory.NoteTurn(ref aircraft, turn, time);
        if (known.GroundSpeedKnots is null || turn.GroundSpeedKnots is not int speed || turn.TrueTrackDegrees is not double track) return;
        report.GroundSpeed = (float)(speed * ReportFields.MetersPerSecondPerKnot);
        report.TrackAngle = (float)(track * GeodeticPosition.RadiansPerDegree);
    }

    /// <summary>Believed where Mach number, airspeed and altitude agreed and the heading fits the known track.</summary>
    static void FillRate(ref Report report, in Bds60 speeds, in KnownFlight known)
    {
        bool isChecked = known.AltitudeFeet is not null && known.TrackDegrees is not null
            && speeds.MachThousandths is not null && speeds.IndicatedAirspeedKnots is not null && speeds.MagneticHeadingDegrees is not null;
        if (!isChecked) return;
        if (speeds.InertialRateFeetPerMinute is int inertial) report.VerticalRate = (float)(inertial * ReportFields.MetersPerSecondPerFootPerMinute);
        else if (speeds.BarometricRateFeetPerMinute is int barometric)
        {
            report.VerticalRate = (float)(barometric * ReportFields.MetersPerSecondPerFootPerMinute);
            report.Flags |= ReportFlags.VerticalRateIsBarometric;
        }
    }
}
