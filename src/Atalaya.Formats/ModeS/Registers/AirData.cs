using Atalaya.Core.Numerics;

namespace Atalaya.Formats.ModeS.Registers;

/// <summary>
/// Relations that hold within one aircraft whatever the weather. Mach number and calibrated airspeed come from the same two pressures:
/// impact pressure q and static pressure p, q/p = (1 + 0.2 M²)^3.5 − 1 (subsonic flow of air); p follows from pressure altitude
/// (ICAO Doc 7488, standard atmosphere). A coordinated turn has rate = g tan(roll) / speed.
/// </summary>
static class AirData
{
    /// <summary>Speed of sound at sea level in the standard atmosphere.</summary>
    const double SoundKnots = 661.4786;

    /// <summary>Indicated against calibrated airspeed, values of different moments, steps of 0.004. Of 1657 recorded replies the worst is 0.0052 off.</summary>
    const double MachTolerance = 0.015;

    /// <summary>Speeds that a pitot tube measures badly.</summary>
    const int LeastAirspeedKnots = 60;

    const int AltitudeStepFeet = 100, LowestFeet = -1200, HighestFeet = 60_000;
    const double TropopauseFeet = 36_089.24;
    const double RollStepDegrees = 45.0 / 256;
    const double DegreesPerSecondKnot = 9.80665 / (1852.0 / 3600) * 180 / Math.PI;

    static readonly double[] ImpactByKnots = [.. Enumerable.Range(0, 600).Select(knots => Impact(knots / SoundKnots))];
    static readonly double[] LeastImpactByMachStep = [.. Enumerable.Range(0, 251).Select(step => Impact(Math.Max(step * 0.004 - MachTolerance, 0)))];
    static readonly double[] MostImpactByMachStep = [.. Enumerable.Range(0, 251).Select(step => Impact(step * 0.004 + MachTolerance))];
    static readonly double[] PressureByAltitude = [.. Enumerable.Range(0, (HighestFeet - LowestFeet) / AltitudeStepFeet + 1).Select(step => Pressure(LowestFeet + step * AltitudeStepFeet))];
    static readonly double[] TangentByRoll = [.. Enumerable.Range(0, 400).Select(step => Tangent(step * RollStepDegrees * Math.PI / 180))];

    /// <summary>False if Mach number and indicated airspeed cannot both be true at this pressure altitude.</summary>
    public static bool MachAgrees(int airspeedKnots, int machThousandths, int altitudeFeet)
    {
        int step = machThousandths / 4;
        if (airspeedKnots < LeastAirspeedKnots || airspeedKnots >= ImpactByKnots.Length || step >= LeastImpactByMachStep.Length || altitudeFeet is < LowestFeet or > HighestFeet) return true;
        double ratio = ImpactByKnots[airspeedKnots] / PressureByAltitude[(altitudeFeet - LowestFeet + AltitudeStepFeet / 2) / AltitudeStepFeet];
        return ratio >= LeastImpactByMachStep[step] && ratio <= MostImpactByMachStep[step];
    }

    /// <summary>Degrees a second of a coordinated turn; 0 where the roll is beyond 70°.</summary>
    public static double TurnRate(double rollDegrees, int airspeedKnots)
    {
        int step = (int)Math.Round(Math.Abs(rollDegrees) / RollStepDegrees);
        if (step >= TangentByRoll.Length) return 0;
        double rate = DegreesPerSecondKnot * TangentByRoll[step] / airspeedKnots;
        return rollDegrees < 0 ? -rate : rate;
    }

    static double Impact(double mach) => StableMath.Pow(1 + 0.2 * mach * mach, 3.5) - 1;

    /// <summary>Relative to 1013.25 hPa.</summary>
    static double Pressure(double feet)
    {
        if (feet <= TropopauseFeet) return StableMath.Pow(1 - 6.875_586e-6 * feet, 5.255_880);
        return 0.223_361 * StableMath.Exp((TropopauseFeet - feet) / 20_805.8);
    }

    static double Tangent(double radians) => StableMath.Sin(radians) / StableMath.Cos(radians);
}
