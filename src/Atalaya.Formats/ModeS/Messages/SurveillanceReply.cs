namespace Atalaya.Formats.ModeS.Messages;

/// <summary>The header of DF4, 5, 20 and 21: altitude or identity replies, short or with a Comm-B message (ICAO Annex 10 vol. IV, 3.1.2.6.5–3.1.2.6.8).</summary>
/// <param name="FlightStatus">FS: 0 airborne, 1 on ground, 2 alert airborne, 3 alert on ground, 4 alert and SPI, 5 SPI.</param>
/// <param name="CodeField">13 bits: AC in DF4 and 20, ID in DF5 and 21.</param>
public readonly record struct SurveillanceReply(byte DownlinkFormat, byte FlightStatus, byte DownlinkRequest, byte UtilityMessage, ushort CodeField)
{
    public static bool Has(int downlinkFormat) => downlinkFormat is 4 or 5 or 20 or 21;

    public bool HasIdentity => (DownlinkFormat & 1) != 0;
    public bool HasCommB => DownlinkFormat >= 16;
    public int? AltitudeFeet => HasIdentity ? null : AltitudeCode.ToFeet(CodeField);
    public ushort? Mode3A => HasIdentity ? IdentityCode.ToMode3A(CodeField) : null;
    public bool Spi => FlightStatus is 4 or 5;
    public bool Alert => FlightStatus is 2 or 3 or 4;

    /// <summary>Null = not stated (FS 4 and 5).</summary>
    public bool? OnGround => FlightStatus switch { 0 or 2 => false, 1 or 3 => true, _ => null };

    public static SurveillanceReply Altitude(double? feet, byte flightStatus = 0) => new(4, flightStatus, 0, 0, (ushort)AltitudeCode.FromFeet(feet));
    public static SurveillanceReply Identity(ushort mode3A, byte flightStatus = 0) => new(5, flightStatus, 0, 0, (ushort)IdentityCode.FromMode3A(mode3A));

    public static SurveillanceReply Decode(in ModeSFrame frame) => new(
        DownlinkFormat: (byte)(frame.Header >> 27),
        FlightStatus: (byte)(frame.Header >> 24 & 7),
        DownlinkRequest: (byte)(frame.Header >> 19 & 31),
        UtilityMessage: (byte)(frame.Header >> 13 & 63),
        CodeField: (ushort)(frame.Header & 0x1FFF));

    /// <summary>The frame as the aircraft of this address sends it; <paramref name="message"/> is MB of DF20 and 21.</summary>
    public ModeSFrame Encode(uint address, ulong message = 0)
    {
        uint header = (uint)DownlinkFormat << 27 | (uint)(FlightStatus & 7) << 24 | (uint)(DownlinkRequest & 31) << 19 | (uint)(UtilityMessage & 63) << 13 | CodeField & 0x1FFFu;
        return HasCommB ? ModeSFrame.Long(header, message, address) : ModeSFrame.Short(header, address);
    }
}
