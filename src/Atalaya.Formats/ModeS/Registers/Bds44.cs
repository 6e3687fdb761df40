namespace Atalaya.Formats.ModeS.Registers;

/// <summary>Meteorological routine air report, BDS 4,4 (ICAO Doc 9871, table A-2-68). Null = not available.</summary>
/// <param name="Source">0 invalid, 1 inertial, 2 GNSS, 3 DME/DME, 4 VOR/DME, 5–15 reserved.</param>
/// <param name="WindDirectionDegrees">Where the wind comes from, true, 180°/256.</param>
/// <param name="StaticAirTemperatureCelsius">0.25 °C; it has no status bit.</param>
/// <param name="Turbulence">0 nil, 1 light, 2 moderate, 3 severe.</param>
public readonly record struct Bds44(
    byte Source, int? WindSpeedKnots, double? WindDirectionDegrees, double StaticAirTemperatureCelsius, int? StaticPressureHpa, byte? Turbulence, double? HumidityPercent)
{
    public static bool IsPlausible(ulong mb)
    {
        bool isSound = mb != 0 && mb.Bits(1, 4) is >= 1 and <= 4
            && mb.HasSoundStatus(5, 6, 18) && mb.HasSoundStatus(35, 36, 11) && mb.HasSoundStatus(47, 48, 2) && mb.HasSoundStatus(50, 51, 6);
        if (!isSound) return false;
        Bds44 report = Decode(mb);
        return report.WindSpeedKnots is null or <= 250 && report.StaticAirTemperatureCelsius is >= -80 and <= 60 && report.StaticPressureHpa is null or (>= 50 and <= 1100);
    }

    public static Bds44 Decode(ulong mb) => new(
        Source: (byte)mb.Bits(1, 4),
        WindSpeedKnots: mb.Stated(5, 6, 9),
        WindDirectionDegrees: mb.Stated(5, 15, 9) * (180.0 / 256),
        StaticAirTemperatureCelsius: mb.SignedBits(24, 11) * 0.25,
        StaticPressureHpa: mb.Stated(35, 36, 11),
        Turbulence: (byte?)mb.Stated(47, 48, 2),
        HumidityPercent: mb.Stated(50, 51, 6) * (100.0 / 64));
}
