namespace Atalaya.Formats.ModeS.Registers;

/// <summary>Selected vertical intention, BDS 4,0 (ICAO Doc 9871, table A-2-64). Null = not available.</summary>
/// <param name="SelectedAltitudeMcpFeet">Set on the mode control panel or flight control unit, 16 ft.</param>
/// <param name="SelectedAltitudeFmsFeet">From the flight management system, 16 ft.</param>
/// <param name="PressureSettingTenthsHpa">Barometric setting, 0.1 hPa.</param>
/// <param name="HasModes">The three modes are stated.</param>
/// <param name="TargetAltitudeSource">0 unknown, 1 aircraft altitude, 2 panel, 3 flight management system.</param>
public readonly record struct Bds40(
    int? SelectedAltitudeMcpFeet, int? SelectedAltitudeFmsFeet, int? PressureSettingTenthsHpa, bool HasModes, bool Vnav, bool AltitudeHold, bool Approach, byte? TargetAltitudeSource)
{
    const int LowestPressureTenthsHpa = 8000;

    /// <summary>The highest sea level pressure ever measured is 1085 hPa, the lowest 870 hPa.</summary>
    const int LeastBelievedTenthsHpa = 8500, MostBelievedTenthsHpa = 11_000;

    public double? PressureSettingHpa => PressureSettingTenthsHpa is int tenths ? tenths / 10.0 : null;

    public static bool IsPlausible(ulong mb)
    {
        bool isSound = mb != 0
            && mb.HasSoundStatus(1, 2, 12) && mb.HasSoundStatus(14, 15, 12) && mb.HasSoundStatus(27, 28, 12)
            && mb.Bits(40, 8) == 0 && mb.HasSoundStatus(48, 49, 3) && mb.Bits(52, 2) == 0 && mb.HasSoundStatus(54, 55, 2);
        return isSound && Decode(mb).PressureSettingTenthsHpa is null or (>= LeastBelievedTenthsHpa and <= MostBelievedTenthsHpa);
    }

    public static Bds40 Decode(ulong mb) => new(
        SelectedAltitudeMcpFeet: mb.Stated(1, 2, 12) * 16,
        SelectedAltitudeFmsFeet: mb.Stated(14, 15, 12) * 16,
        PressureSettingTenthsHpa: mb.Stated(27, 28, 12) + LowestPressureTenthsHpa,
        HasModes: mb.Bit(48),
        Vnav: mb.Bit(49),
        AltitudeHold: mb.Bit(50),
        Approach: mb.Bit(51),
        TargetAltitudeSource: (byte?)mb.Stated(54, 55, 2));
}
