using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;

namespace Atalaya.Scenarios.Sensors;

/// <summary>The registers of enhanced surveillance (ICAO Doc 9871, tables A-2-64, A-2-80 and A-2-96), 56 bits each, filled from the truth.</summary>
/// <param name="Bds40">Selected vertical intention.</param>
/// <param name="Bds50">Track and turn.</param>
/// <param name="Bds60">Heading and speed.</param>
readonly record struct CommBRegisters(ulong Bds40, ulong Bds50, ulong Bds60)
{
    const double MetersPerFoot = 0.3048;
    const double KnotsPerMeterPerSecond = 3600 / 1852.0;
    const double Gravity = 9.80665;

    /// <summary>The trade wind, metres per second towards the west-south-west, at every height.</summary>
    const double WindEast = -9, WindNorth = -3;

    /// <summary>Magnetic declination here: 15° west.</summary>
    const double Declination = -15 * GeodeticPosition.RadiansPerDegree;

    const double SeaPressureHpa = 1012;

    /// <summary>Airliners and commuters with Mode S have them.</summary>
    public static bool Has(ScenarioObject thing) => thing.Transponder >= TransponderKind.ModeS && thing.EmitterCategory is 0xA2 or 0xA3 or 0xA5;

    public static CommBRegisters Of(in TruthState state)
    {
        double airEast = state.VelocityEast - WindEast;
        double airNorth = state.VelocityNorth - WindNorth;
        double trueAirspeed = Math.Sqrt(airEast * airEast + airNorth * airNorth);
        double heading = StableMath.Atan2(airEast, airNorth) - Declination;
        double altitude = ScenarioObject.PressureAltitude(state.Height);
        // The standard troposphere.
        double warmth = Math.Max(0.75, 1 - 2.25577e-5 * altitude);
        double mach = trueAirspeed / (340.294 * Math.Sqrt(warmth));
        double indicated = trueAirspeed * StableMath.Pow(warmth, 2.1279);
        double bank = StableMath.Atan2(trueAirspeed * state.TurnRate, Gravity);
        double feetPerMinute = state.VerticalRate / MetersPerFoot * 60;
        return new CommBRegisters(
            Intention(altitude / MetersPerFoot, state.VerticalRate),
            Turn(bank, state, trueAirspeed),
            Heading(heading, indicated, mach, feetPerMinute));
    }

    static ulong Intention(double feet, double climb)
    {
        double step = Math.Abs(climb) < 0.5 ? 100 : 5000;
        double target = climb > 0.5 ? Math.Ceiling(feet / step) * step : climb < -0.5 ? Math.Floor(feet / step) * step : Math.Round(feet / step) * step;
        uint altitude = (uint)Math.Clamp(Math.Round(target / 16), 0, 4095);
        uint pressure = (uint)Math.Round((SeaPressureHpa - 800) / 0.1);
        return Flag(1) | Field(altitude, 2, 12) | Flag(27) | Field(pressure, 28, 12);
    }

    static ulong Turn(double bank, in TruthState state, double trueAirspeed) =>
        Flag(1) | Signed(Degrees(bank) * 256 / 45, 2, 10)
        | Flag(12) | Signed(Degrees(Angle.NormalizePlusMinusPi(state.Course)) * 512 / 90, 13, 11)
        | Flag(24) | Field((uint)Math.Min(1023, Math.Round(state.Speed * KnotsPerMeterPerSecond / 2)), 25, 10)
        | Flag(35) | Signed(Degrees(state.TurnRate) * 256 / 8, 36, 10)
        | Flag(46) | Field((uint)Math.Min(1023, Math.Round(trueAirspeed * KnotsPerMeterPerSecond / 2)), 47, 10);

    static ulong Heading(double magnetic, double indicated, double mach, double feetPerMinute) =>
        Flag(1) | Signed(Degrees(Angle.NormalizePlusMinusPi(magnetic)) * 512 / 90, 2, 11)
        | Flag(13) | Field((uint)Math.Min(1023, Math.Round(indicated * KnotsPerMeterPerSecond)), 14, 10)
        | Flag(24) | Field((uint)Math.Min(1023, Math.Round(mach / 0.004)), 25, 10)
        | Flag(35) | Signed(feetPerMinute / 32, 36, 10)
        | Flag(46) | Signed(feetPerMinute / 32, 47, 10);

    static double Degrees(double radians) => radians * GeodeticPosition.DegreesPerRadian;

    static ulong Flag(int bit) => 1ul << (56 - bit);

    static ulong Field(uint value, int first, int count) => (ulong)value << (57 - first - count);

    /// <summary>Two's complement over the sign and the value bits.</summary>
    static ulong Signed(double value, int first, int count)
    {
        int limit = 1 << (count - 1);
        int rounded = (int)Math.Clamp(Math.Round(value), -limit, limit - 1);
        return Field((uint)(rounded & ((1 << count) - 1)), first, count);
    }
}
