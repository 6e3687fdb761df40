namespace Atalaya.Formats.ModeS.Messages;

/// <summary>The header of DF0 and DF16: replies to ACAS of another aircraft (ICAO Annex 10 vol. IV, 3.1.2.8.2, 3.1.2.8.3, 4.3.8.4).</summary>
/// <param name="OnGround">VS.</param>
/// <param name="CrossLink">CC; DF0 only.</param>
/// <param name="Sensitivity">SL: ACAS sensitivity level.</param>
/// <param name="ReplyInformation">RI.</param>
/// <param name="AltitudeField">13-bit AC.</param>
public readonly record struct AirAirReply(byte DownlinkFormat, bool OnGround, bool CrossLink, byte Sensitivity, byte ReplyInformation, ushort AltitudeField)
{
    public int? AltitudeFeet => AltitudeCode.ToFeet(AltitudeField);

    public static AirAirReply Decode(in ModeSFrame frame) => new(
        DownlinkFormat: (byte)(frame.Header >> 27),
        OnGround: (frame.Header >> 26 & 1) != 0,
        CrossLink: (frame.Header >> 25 & 1) != 0,
        Sensitivity: (byte)(frame.Header >> 21 & 7),
        ReplyInformation: (byte)(frame.Header >> 15 & 15),
        AltitudeField: (ushort)(frame.Header & 0x1FFF));

    /// <summary>The frame as the aircraft of this address sends it; <paramref name="message"/> is MV of DF16.</summary>
    public ModeSFrame Encode(uint address, ulong message = 0)
    {
        uint header = (uint)DownlinkFormat << 27 | (OnGround ? 1u : 0) << 26 | (CrossLink ? 1u : 0) << 25 | (uint)(Sensitivity & 7) << 21 | (uint)(ReplyInformation & 15) << 15 | AltitudeField & 0x1FFFu;
        return DownlinkFormat == 16 ? ModeSFrame.Long(header, message, address) : ModeSFrame.Short(header, address);
    }
}
