namespace Atalaya.Formats.ModeS.Messages;

/// <summary>Target state and status, BDS 6,2, type code 29 subtype 1 (RTCA DO-260B 2.2.3.2.7.1). Subtype 0 (DO-260A) is laid out differently and kept raw.</summary>
/// <param name="AltitudeRaw">32 ft + 1; 0 = not available.</param>
/// <param name="PressureRaw">800 hPa + 0.8 hPa steps + 1; 0 = not available.</param>
/// <param name="HeadingRaw">360°/512.</param>
public readonly record struct TargetState(
    byte Subtype, bool SilSupplement, bool AltitudeIsFms, ushort AltitudeRaw, ushort PressureRaw, bool HeadingIsValid, ushort HeadingRaw,
    byte NacP, bool NicBaro, byte Sil, bool ModesAreValid, bool Autopilot, bool Vnav, bool AltitudeHold, bool Approach, bool TcasOperational, bool Lnav)
{
    public const int TypeCode = 29;

    public bool IsVersion2 => Subtype == 1;
    public int? SelectedAltitudeFeet => AltitudeRaw == 0 ? null : (AltitudeRaw - 1) * 32;
    public double? PressureSettingHpa => PressureRaw == 0 ? null : 800 + (PressureRaw - 1) * 0.8;
    public double? SelectedHeadingDegrees => HeadingIsValid ? HeadingRaw * (360.0 / 512) : null;

    public static TargetState Decode(ulong me) => new(
        Subtype: (byte)me.Bits(6, 2),
        SilSupplement: me.Bit(8),
        AltitudeIsFms: me.Bit(9),
        AltitudeRaw: (ushort)me.Bits(10, 11),
        PressureRaw: (ushort)me.Bits(21, 9),
        HeadingIsValid: me.Bit(30),
        HeadingRaw: (ushort)me.Bits(31, 9),
        NacP: (byte)me.Bits(40, 4),
        NicBaro: me.Bit(44),
        Sil: (byte)me.Bits(45, 2),
        ModesAreValid: me.Bit(47),
        Autopilot: me.Bit(48),
        Vnav: me.Bit(49),
        AltitudeHold: me.Bit(50),
        Approach: me.Bit(52),
        TcasOperational: me.Bit(53),
        Lnav: me.Bit(54));

    public ulong Encode() =>
        FieldBits.Put(TypeCode, 1, 5)
        | FieldBits.Put(Subtype, 6, 2)
        | FieldBits.Put(SilSupplement, 8)
        | FieldBits.Put(AltitudeIsFms, 9)
        | FieldBits.Put(AltitudeRaw, 10, 11)
        | FieldBits.Put(PressureRaw, 21, 9)
        | FieldBits.Put(HeadingIsValid, 30)
        | FieldBits.Put(HeadingRaw, 31, 9)
        | FieldBits.Put(NacP, 40, 4)
        | FieldBits.Put(NicBaro, 44)
        | FieldBits.Put(Sil, 45, 2)
        | FieldBits.Put(ModesAreValid, 47)
        | FieldBits.Put(Autopilot, 48)
        | FieldBits.Put(Vnav, 49)
        | FieldBits.Put(AltitudeHold, 50)
        | FieldBits.Put(Approach, 52)
        | FieldBits.Put(TcasOperational, 53)
        | FieldBits.Put(Lnav, 54);
}
