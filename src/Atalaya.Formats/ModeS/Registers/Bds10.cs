namespace Atalaya.Formats.ModeS.Registers;

/// <summary>Data link capability report, BDS 1,0 (ICAO Annex 10 vol. IV, 3.1.2.6.10.2.2; Doc 9871, table A-2-16).</summary>
/// <param name="HasContinuation">Register 1,1 goes on where this one ends.</param>
/// <param name="HasOverlayCommand">Answers with data parity on command.</param>
/// <param name="AcasIsOperational">Bit 16.</param>
/// <param name="SubnetworkVersion">Mode S subnetwork, 0–5 defined.</param>
/// <param name="HasEnhancedProtocol">Level 5 transponder.</param>
/// <param name="HasSpecificServices">Registers are filled (1,8 to 1,C say which).</param>
/// <param name="UplinkThroughput">Uplink ELM, coded 0–7.</param>
/// <param name="DownlinkThroughput">Downlink ELM, coded 0–15.</param>
/// <param name="HasIdentification">Register 2,0 is filled.</param>
/// <param name="HasSquitter">Registers 0,5 and 0,6 are filled.</param>
/// <param name="HasSurveillanceIdentifier">SI codes.</param>
/// <param name="CommonUsageChanged">Toggles when register 1,7 changes.</param>
/// <param name="HasHybridSurveillance">ACAS.</param>
/// <param name="GeneratesResolutions">ACAS issues resolution advisories, not only traffic advisories.</param>
/// <param name="AcasVersion">0 DO-185, 1 DO-185A, 2 DO-185B, 3 reserved.</param>
/// <param name="TerminalStatus">One bit for each data terminal 0–15.</param>
public readonly record struct Bds10(
    bool HasContinuation, bool HasOverlayCommand, bool AcasIsOperational, byte SubnetworkVersion, bool HasEnhancedProtocol, bool HasSpecificServices,
    byte UplinkThroughput, byte DownlinkThroughput, bool HasIdentification, bool HasSquitter, bool HasSurveillanceIdentifier, bool CommonUsageChanged,
    bool HasHybridSurveillance, bool GeneratesResolutions, byte AcasVersion, ushort TerminalStatus)
{
    const int HighestSubnetworkVersion = 5;

    public static bool IsPlausible(ulong mb) => mb.Bits(1, 8) == 0x10 && mb.Bits(10, 5) == 0 && mb.Bits(17, 7) <= HighestSubnetworkVersion;

    public static Bds10 Decode(ulong mb) => new(
        HasContinuation: mb.Bit(9),
        HasOverlayCommand: mb.Bit(15),
        AcasIsOperational: mb.Bit(16),
        SubnetworkVersion: (byte)mb.Bits(17, 7),
        HasEnhancedProtocol: mb.Bit(24),
        HasSpecificServices: mb.Bit(25),
        UplinkThroughput: (byte)mb.Bits(26, 3),
        DownlinkThroughput: (byte)mb.Bits(29, 4),
        HasIdentification: mb.Bit(33),
        HasSquitter: mb.Bit(34),
        HasSurveillanceIdentifier: mb.Bit(35),
        CommonUsageChanged: mb.Bit(36),
        HasHybridSurveillance: mb.Bit(37),
        GeneratesResolutions: mb.Bit(38),
        AcasVersion: (byte)mb.Bits(39, 2),
        TerminalStatus: (ushort)mb.Bits(41, 16));
}
