namespace Atalaya.Formats.ModeS.Registers;

/// <summary>
/// ACAS active resolution advisory, BDS 3,0 (ICAO Annex 10 vol. IV, 4.3.8.4.2.2). Bits 10–15 mean one thing while bit 9 is set (one threat, or
/// several with one sense) and another for several threats.
/// </summary>
/// <param name="HasSingleSense">Bit 9, ARA: an advisory of one sense was generated.</param>
/// <param name="Advisory">Bits 10–15 of ARA, bit 10 in the highest place of 6.</param>
/// <param name="Complements">RAC: do not pass below, above; do not turn left, right.</param>
/// <param name="IsTerminated">RAT: the advisory ended, at most 18 s ago.</param>
/// <param name="HasMultipleThreats">MTE.</param>
/// <param name="ThreatType">TTI: 0 no threat data, 1 address, 2 altitude, range and bearing, 3 reserved.</param>
/// <param name="ThreatIdentity">TID, 26 bits.</param>
public readonly record struct Bds30(bool HasSingleSense, byte Advisory, byte Complements, bool IsTerminated, bool HasMultipleThreats, byte ThreatType, uint ThreatIdentity)
{
    const int HighestRangeCode = 127;

    /// <summary>The advisory bits that are set mean something.</summary>
    public bool HasAdvisory => HasSingleSense || HasMultipleThreats;

    /// <summary>Bit 10 is the first of the six; see <see cref="HasSingleSense"/>.</summary>
    public bool AdvisoryBit(int position) => (Advisory >> (15 - position) & 1) != 0;

    public bool NoBelow => (Complements & 8) != 0;
    public bool NoAbove => (Complements & 4) != 0;
    public bool NoLeft => (Complements & 2) != 0;
    public bool NoRight => (Complements & 1) != 0;

    public uint? ThreatAddress => ThreatType == 1 ? ThreatIdentity >> 2 : null;
    public int? ThreatAltitudeFeet => ThreatType == 2 ? AltitudeCode.ToFeet(ThreatIdentity >> 13) : null;

    /// <summary>Nautical miles, 0.1 steps; 0.05 stands for less than that, 12.55 for more; null = no estimate.</summary>
    public double? ThreatRangeNauticalMiles => RangeCode switch
    {
        0 => null,
        1 => 0.05,
        HighestRangeCode => 12.55,
        int code => (code - 1) / 10.0,
    };

    /// <summary>The middle of a sector of 6°, from the nose clockwise; null = no estimate.</summary>
    public int? ThreatBearingDegrees => ThreatType == 2 && (ThreatIdentity & 63) is >= 1 and <= 60 and uint code ? (int)code * 6 - 3 : null;

    int RangeCode => ThreatType == 2 ? (int)(ThreatIdentity >> 6 & 127) : 0;

    /// <summary>Bits reserved for ACAS III are 0, the threat type is defined and its unused bits are 0.</summary>
    public static bool IsPlausible(ulong mb)
    {
        if (mb.Bits(1, 8) != 0x30 || mb.Bits(16, 7) != 0) return false;
        return mb.Bits(29, 2) switch
        {
            0 => mb.Bits(31, 26) == 0,
            1 => mb.Bits(55, 2) == 0,
            2 => mb.Bits(51, 6) <= 60,
            _ => false,
        };
    }

    public static Bds30 Decode(ulong mb) => new(
        HasSingleSense: mb.Bit(9),
        Advisory: (byte)mb.Bits(10, 6),
        Complements: (byte)mb.Bits(23, 4),
        IsTerminated: mb.Bit(27),
        HasMultipleThreats: mb.Bit(28),
        ThreatType: (byte)mb.Bits(29, 2),
        ThreatIdentity: mb.Bits(31, 26));
}
