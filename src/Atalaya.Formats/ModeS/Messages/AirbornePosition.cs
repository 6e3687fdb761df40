namespace Atalaya.Formats.ModeS.Messages;

/// <summary>Airborne position, BDS 0,5, type codes 9–18 (pressure altitude) and 20–22 (height above the ellipsoid) (RTCA DO-260B 2.2.3.2.3).</summary>
/// <param name="SurveillanceStatus">0 none, 1 permanent alert (emergency), 2 temporary alert (code change), 3 SPI.</param>
/// <param name="NicSupplementB">Version 2: NIC supplement B; before: single antenna; in TIS-B and ADS-R: the IMF bit.</param>
/// <param name="AltitudeCode">The 12-bit altitude code, coded alike for both kinds of height; 0 = not available.</param>
public readonly record struct AirbornePosition(byte TypeCode, byte SurveillanceStatus, bool NicSupplementB, ushort AltitudeCode, bool TimeSynchronized, CprCode Cpr)
{
    public static bool Has(int typeCode) => typeCode is >= 9 and <= 18 or >= 20 and <= 22;

    public bool HeightIsGeometric => TypeCode >= 20;

    /// <summary>Feet: pressure altitude, or height above the ellipsoid for type codes 20–22; null = not available.</summary>
    public int? AltitudeFeet => ModeS.AltitudeCode.ToFeetFrom12(AltitudeCode);

    public static AirbornePosition Decode(ulong me) => new(
        TypeCode: (byte)me.Bits(1, 5),
        SurveillanceStatus: (byte)me.Bits(6, 2),
        NicSupplementB: me.Bit(8),
        AltitudeCode: (ushort)me.Bits(9, 12),
        TimeSynchronized: me.Bit(21),
        Cpr: CprCode.Decode(me));

    public ulong Encode() =>
        FieldBits.Put(TypeCode, 1, 5)
        | FieldBits.Put(SurveillanceStatus, 6, 2)
        | FieldBits.Put(NicSupplementB, 8)
        | FieldBits.Put(AltitudeCode, 9, 12)
        | FieldBits.Put(TimeSynchronized, 21)
        | Cpr.Encode();
}
