namespace Atalaya.Formats.ModeS.Messages;

/// <summary>TIS-B coarse airborne position and velocity, DF18 with CF 3 (RTCA DO-260B 2.2.17.3.5; ICAO Doc 9871, table B-3-7): a radar's track without type code.</summary>
/// <param name="IsNonIcao">IMF: the address is a track file number.</param>
/// <param name="ServiceVolume">SVID: the ground station's area.</param>
/// <param name="AltitudeCode">12-bit altitude code; 0 = not available.</param>
/// <param name="TrackRaw">360°/32; meaningful if <paramref name="TrackIsValid"/>.</param>
/// <param name="SpeedRaw">32 kt + 1; 0 = not available.</param>
/// <param name="Cpr">12 bits of each coordinate, as the highest of 17.</param>
public readonly record struct CoarsePosition(
    bool IsNonIcao, byte SurveillanceStatus, byte ServiceVolume, ushort AltitudeCode, bool TrackIsValid, byte TrackRaw, byte SpeedRaw, CprCode Cpr)
{
    const int MissingBits = CprCode.Bits - 12;

    public int? AltitudeFeet => ModeS.AltitudeCode.ToFeetFrom12(AltitudeCode);
    public double? TrackDegrees => TrackIsValid ? TrackRaw * 11.25 : null;

    /// <summary>The middle of a step of 32 kt.</summary>
    public int? GroundSpeedKnots => SpeedRaw == 0 ? null : (SpeedRaw - 1) * 32;

    public static CoarsePosition Decode(ulong me) => new(
        IsNonIcao: me.Bit(1),
        SurveillanceStatus: (byte)me.Bits(2, 2),
        ServiceVolume: (byte)me.Bits(4, 4),
        AltitudeCode: (ushort)me.Bits(8, 12),
        TrackIsValid: me.Bit(20),
        TrackRaw: (byte)me.Bits(21, 5),
        SpeedRaw: (byte)me.Bits(26, 6),
        Cpr: new CprCode(me.Bit(32), me.Bits(33, 12) << MissingBits, me.Bits(45, 12) << MissingBits));

    public ulong Encode() =>
        FieldBits.Put(IsNonIcao, 1)
        | FieldBits.Put(SurveillanceStatus, 2, 2)
        | FieldBits.Put(ServiceVolume, 4, 4)
        | FieldBits.Put(AltitudeCode, 8, 12)
        | FieldBits.Put(TrackIsValid, 20)
        | FieldBits.Put(TrackRaw, 21, 5)
        | FieldBits.Put(SpeedRaw, 26, 6)
        | FieldBits.Put(Cpr.IsOdd, 32)
        | FieldBits.Put(Cpr.Latitude >> MissingBits, 33, 12)
        | FieldBits.Put(Cpr.Longitude >> MissingBits, 45, 12);
}
