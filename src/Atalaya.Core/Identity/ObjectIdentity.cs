namespace Atalaya.Core.Identity;

/// <summary>What an object says it is. Every part may be absent: zero, empty or null.</summary>
/// <remarks>
/// Keys for association are, in order, the 24-bit address, the MMSI and the drone serial; Mode 3/A and callsign are evidence only. For another
/// system's track its number there is the only key.
/// </remarks>
public record struct ObjectIdentity
{
    /// <summary>24 bits; meaningful if <see cref="AddressKind"/> is not None.</summary>
    public uint Address;

    public AddressKind AddressKind;

    /// <summary>Maritime Mobile Service Identity, nine decimal digits; 0 = none.</summary>
    public uint Mmsi;

    /// <summary>IMO ship number, seven decimal digits; 0 = none.</summary>
    public uint Imo;

    /// <summary>Mode 3/A code, 12 bits as four octal digits; null = none.</summary>
    public ushort? Mode3A;

    /// <summary>Aircraft identification (8 characters) or AIS call sign (7).</summary>
    public PackedText Callsign;

    /// <summary>Vessel name, at most 20 characters.</summary>
    public PackedText Name;

    /// <summary>Serial number of an unmanned aircraft (ANSI/CTA-2063-A, at most 20 characters).</summary>
    public PackedText DroneSerial;

    /// <summary>Another system's track: source × 2^32 + sensor × 2^16 + its number there; 0 = none.</summary>
    public ulong SystemTrack;

    public readonly bool HasAddress => AddressKind != AddressKind.None;

    /// <summary>True if the identity can be looked up: address, MMSI, drone serial or number of a system track.</summary>
    public readonly bool HasKey => SystemTrack != 0 || HasAddress || Mmsi != 0 || !DroneSerial.IsEmpty;
}
