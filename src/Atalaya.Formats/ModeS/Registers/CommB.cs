using Atalaya.Formats.Records;

namespace Atalaya.Formats.ModeS.Registers;

/// <summary>
/// The contents of Comm-B replies (ICAO Annex 10 vol. IV, 3.1.2.6.11; registers: Doc 9871). A radar that asked knows the register and can state it
/// (ASTERIX I048/250); a listener must infer it, and is never sure where two layouts fit.
/// </summary>
public static class CommB
{
    const double MostDriftDegrees = 60, MostTrackErrorDegrees = 30, MostSpeedErrorKnots = 50, LeastSpeedKnots = 100;

    /// <summary>Degrees a second. Of 607 recorded replies 600 lie within 0.16; the others have a roll or rate that does not move with the aircraft.</summary>
    const double TurnRateTolerance = 0.4;

    /// <summary>Of 1615 recorded replies the worst is 768.</summary>
    const int MostRateDifferenceFeetPerMinute = 1500;

    /// <summary>
    /// Writes <c>"bds":"4,0",</c> and the fields of a register whose number is stated, into the object that is open in <paramref name="writer"/>, with a
    /// comma before unless the object is still empty. False, and nothing written, for a register that is not known here.
    /// </summary>
    /// <param name="register">16 × BDS1 + BDS2.</param>
    /// <param name="mb">The 56 bits.</param>
    /// <param name="writer">Stands within an object.</param>
    public static bool WriteFields(int register, ulong mb, JsonLineWriter writer) => RegisterFields.Write(new RegisterLine(writer), register, mb);

    /// <summary>The registers whose layout the content fits: fields without status are empty, reserved bits 0, values within what aircraft do.</summary>
    public static RegisterSet Candidates(ulong mb)
    {
        switch (mb.Bits(1, 8))
        {
            case 0x10 when Bds10.IsPlausible(mb): return RegisterSet.Bds10;
            case 0x20 when Bds20.IsPlausible(mb): return RegisterSet.Bds20;
            case 0x30 when Bds30.IsPlausible(mb): return RegisterSet.Bds30;
        }

        RegisterSet set = RegisterSet.None;
        if (Bds17.IsPlausible(mb)) set |= RegisterSet.Bds17;
        if (Bds40.IsPlausible(mb)) set |= RegisterSet.Bds40;
        if (Bds50.IsPlausible(mb)) set |= RegisterSet.Bds50;
        if (Bds60.IsPlausible(mb)) set |= RegisterSet.Bds60;
        return set;
    }

    /// <summary>The candidates, and which of them agree with themselves and with what is known of the aircraft.</summary>
    public static CommBInference Infer(ulong mb, in KnownFlight known)
    {
        RegisterSet candidates = Candidates(mb);
        RegisterSet consistent = candidates;
        if ((candidates & RegisterSet.Bds20) != 0 && !Agrees(Bds20.Decode(mb), known)) consistent &= ~RegisterSet.Bds20;
        if ((candidates & RegisterSet.Bds50) != 0 && !Agrees(Bds50.Decode(mb), known)) consistent &= ~RegisterSet.Bds50;
        if ((candidates & RegisterSet.Bds60) != 0 && !Agrees(Bds60.Decode(mb), known)) consistent &= ~RegisterSet.Bds60;
        return new CommBInference(candidates, consistent);
    }

    static bool Agrees(in Bds20 identification, in KnownFlight known) => known.Callsign.IsEmpty || known.Callsign == identification.Callsign;

    static bool Agrees(in Bds50 report, in KnownFlight known)
    {
        if (report.RollDegrees is double roll && report.TrackRateDegreesPerSecond is double rate && (report.TrueAirspeedKnots ?? report.GroundSpeedKnots) is >= (int)LeastSpeedKnots and int speed
            && Math.Abs(rate - AirData.TurnRate(roll, speed)) > TurnRateTolerance) return false;
        if (known.GroundSpeedKnots is not double ground) return true;
        if (report.GroundSpeedKnots is int stated && Math.Abs(stated - ground) > MostSpeedErrorKnots) return false;
        return ground < LeastSpeedKnots || IsNear(report.TrueTrackDegrees, known.TrackDegrees, MostTrackErrorDegrees);
    }

    static bool Agrees(in Bds60 report, in KnownFlight known)
    {
        if (report.IndicatedAirspeedKnots is int airspeed && report.MachThousandths is int mach && known.AltitudeFeet is int altitude && !AirData.MachAgrees(airspeed, mach, altitude)) return false;
        if (report.BarometricRateFeetPerMinute - report.InertialRateFeetPerMinute is int difference && Math.Abs(difference) > MostRateDifferenceFeetPerMinute) return false;
        return known.GroundSpeedKnots is null or < LeastSpeedKnots || IsNear(report.MagneticHeadingDegrees, known.TrackDegrees, MostDriftDegrees);
    }

    static bool IsNear(double? stated, double? known, double mostDegrees)
    {
        if (stated - known is not double difference) return true;
        return Math.Abs(difference - 360 * Math.Round(difference / 360)) <= mostDegrees;
    }
}
