using Atalaya.Core.Reports;

namespace Atalaya.Formats.ModeS.Messages;

/// <summary>Emergency and priority status, BDS 6,1, type code 28 subtype 1 (RTCA DO-260B 2.2.3.2.7.8.1); subtype 2 is an ACAS resolution advisory, laid out as BDS 3,0 from bit 9 on.</summary>
/// <param name="State">0 none, 1 general, 2 medical, 3 minimum fuel, 4 no communication, 5 unlawful interference, 6 downed, 7 reserved.</param>
/// <param name="IdentityField">13-bit Mode 3/A field.</param>
public readonly record struct AircraftStatus(byte Subtype, byte State, ushort IdentityField)
{
    public const int TypeCode = 28;
    public const int AdvisorySubtype = 2;

    public bool HasEmergencyState => Subtype == 1;
    public ushort Mode3A => IdentityCode.ToMode3A(IdentityField);
    public Emergency Emergency => HasEmergencyState ? (Emergency)State : Emergency.None;

    public static AircraftStatus Of(Emergency emergency, ushort mode3A) => new(1, (byte)((int)emergency & 7), (ushort)IdentityCode.FromMode3A(mode3A));

    public static AircraftStatus Decode(ulong me) => new(
        Subtype: (byte)me.Bits(6, 3),
        State: (byte)me.Bits(9, 3),
        IdentityField: (ushort)me.Bits(12, 13));

    public ulong Encode() => FieldBits.Put(TypeCode, 1, 5) | FieldBits.Put(Subtype, 6, 3) | FieldBits.Put(State, 9, 3) | FieldBits.Put(IdentityField, 12, 13);

    /// <summary>The distress that a Mode 3/A code means (ICAO Annex 10 vol. IV, 2.1.4.1).</summary>
    public static Emergency EmergencyOf(ushort mode3A) => mode3A switch
    {
        0xF40 => Emergency.UnlawfulInterference, // 7500
        0xF80 => Emergency.NoCommunication,      // 7600
        0xFC0 => Emergency.General,              // 7700
        _ => Emergency.None,
    };
}
