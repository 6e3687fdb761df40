namespace Atalaya.Formats.ModeS.Registers;

/// <summary>Meteorological hazard report, BDS 4,5 (ICAO Doc 9871, table A-2-69). Null = not available; hazards: 0 nil, 1 light, 2 moderate, 3 severe.</summary>
/// <param name="StaticAirTemperatureCelsius">0.25 °C.</param>
/// <param name="RadioHeightFeet">16 ft.</param>
public readonly record struct Bds45(
    byte? Turbulence, byte? WindShear, byte? Microburst, byte? Icing, byte? WakeVortex, double? StaticAirTemperatureCelsius, int? StaticPressureHpa, int? RadioHeightFeet)
{
    public static bool IsPlausible(ulong mb)
    {
        bool isSound = mb != 0
            && mb.HasSoundStatus(1, 2, 2) && mb.HasSoundStatus(4, 5, 2) && mb.HasSoundStatus(7, 8, 2) && mb.HasSoundStatus(10, 11, 2) && mb.HasSoundStatus(13, 14, 2)
            && mb.HasSoundStatus(16, 17, 10) && mb.HasSoundStatus(27, 28, 11) && mb.HasSoundStatus(39, 40, 12) && mb.Bits(52, 5) == 0;
        if (!isSound) return false;
        Bds45 report = Decode(mb);
        return report.StaticAirTemperatureCelsius is null or (>= -80 and <= 60) && report.StaticPressureHpa is null or (>= 50 and <= 1100);
    }

    public static Bds45 Decode(ulong mb) => new(
        Turbulence: (byte?)mb.Stated(1, 2, 2),
        WindShear: (byte?)mb.Stated(4, 5, 2),
        Microburst: (byte?)mb.Stated(7, 8, 2),
        Icing: (byte?)mb.Stated(10, 11, 2),
        WakeVortex: (byte?)mb.Stated(13, 14, 2),
        StaticAirTemperatureCelsius: mb.StatedSigned(16, 17, 10) * 0.25,
        StaticPressureHpa: mb.Stated(27, 28, 11),
        RadioHeightFeet: mb.Stated(39, 40, 12) * 16);
}
