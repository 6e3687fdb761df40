namespace Atalaya.Formats.ModeS.Messages;

/// <summary>Aircraft operational status, BDS 6,5, type code 31, subtype 0 airborne, 1 surface (RTCA DO-260B 2.2.3.2.7.2). Version 0 defines no quality fields.</summary>
/// <param name="CapabilityClass">ME bits 9–24, raw.</param>
/// <param name="OperationalMode">ME bits 25–40, raw.</param>
/// <param name="GvaRaw">ME bits 49–50: GVA in version 2, BAQ before; airborne only.</param>
/// <param name="NicBaro">ME bit 53: NIC for pressure altitude (airborne), track or heading (surface).</param>
public readonly record struct OperationalStatus(
    byte Subtype, ushort CapabilityClass, ushort OperationalMode, byte Version, bool NicSupplementA, byte NacP, byte GvaRaw, byte Sil,
    bool NicBaro, bool HeadingIsMagnetic, bool SilSupplement, bool IsRebroadcast)
{
    public const int TypeCode = 31;

    public bool IsAirborne => Subtype == 0;
    public bool IsSurface => Subtype == 1;
    public bool HasQuality => Version >= 1 && Subtype <= 1;

    /// <summary>System design assurance: OM bits 7–8 (ME 31–32), version 2.</summary>
    public byte? Sda => Version == 2 && Subtype <= 1 ? (byte)(OperationalMode >> 8 & 3) : null;

    /// <summary>Geometric vertical accuracy, version 2, airborne.</summary>
    public byte? Gva => Version == 2 && IsAirborne ? GvaRaw : null;

    /// <summary>NIC supplement C: surface, version 2 (ME bit 20).</summary>
    public bool? NicSupplementC => Version == 2 && IsSurface ? (CapabilityClass >> 4 & 1) != 0 : null;

    /// <summary>NACv of an aircraft on the surface, version 2 (ME bits 17–19).</summary>
    public byte? SurfaceNacV => Version == 2 && IsSurface ? (byte)(CapabilityClass >> 5 & 7) : null;

    /// <summary>A version 2 airborne status.</summary>
    public static OperationalStatus Airborne(byte nacP, byte sil, byte gva = 2, byte sda = 2, bool nicSupplementA = false) =>
        new(0, 0, (ushort)(sda << 8), 2, nicSupplementA, nacP, gva, sil, true, false, false, false);

    public static OperationalStatus Decode(ulong me) => new(
        Subtype: (byte)me.Bits(6, 3),
        CapabilityClass: (ushort)me.Bits(9, 16),
        OperationalMode: (ushort)me.Bits(25, 16),
        Version: (byte)me.Bits(41, 3),
        NicSupplementA: me.Bit(44),
        NacP: (byte)me.Bits(45, 4),
        GvaRaw: (byte)me.Bits(49, 2),
        Sil: (byte)me.Bits(51, 2),
        NicBaro: me.Bit(53),
        HeadingIsMagnetic: me.Bit(54),
        SilSupplement: me.Bit(55),
        IsRebroadcast: me.Bit(56));

    public ulong Encode() =>
        FieldBits.Put(TypeCode, 1, 5)
        | FieldBits.Put(Subtype, 6, 3)
        | FieldBits.Put(CapabilityClass, 9, 16)
        | FieldBits.Put(OperationalMode, 25, 16)
        | FieldBits.Put(Version, 41, 3)
        | FieldBits.Put(NicSupplementA, 44)
        | FieldBits.Put(NacP, 45, 4)
        | FieldBits.Put(GvaRaw, 49, 2)
        | FieldBits.Put(Sil, 51, 2)
        | FieldBits.Put(NicBaro, 53)
        | FieldBits.Put(HeadingIsMagnetic, 54)
        | FieldBits.Put(SilSupplement, 55)
        | FieldBits.Put(IsRebroadcast, 56);
}
