using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Positions;

namespace Atalaya.Formats.ModeS;

/// <summary>Whose address an extended squitter carries and what its ME field is (RTCA DO-260B 2.2.3.2.1.5 for CF, 2.2.18.4 for IMF).</summary>
static class SquitterAddress
{
    /// <summary>DF18 control fields: 0 ADS-B, 1 ADS-B with another address, 2 fine TIS-B, 3 coarse TIS-B, 4 management, 5 TIS-B with another address, 6 ADS-R.</summary>
    const int FineTisb = 2;
    const int CoarseTisb = 3;
    const int OtherTisb = 5;
    const int Rebroadcast = 6;

    /// <summary>The ME field is laid out as in DF17.</summary>
    public static bool HasAdsbMessage(in ModeSFrame frame) => frame.DownlinkFormat == 17 || frame.Subfield is 0 or 1 or FineTisb or OtherTisb or Rebroadcast;

    /// <summary>The ME field is a <see cref="CoarsePosition"/>.</summary>
    public static bool IsCoarse(in ModeSFrame frame) => frame.DownlinkFormat == 18 && frame.Subfield == CoarseTisb;

    /// <summary>The Mode 3/A code in the first half of a track file's address (CF 2 and 3 with the IMF bit); null for every other address, and for none.</summary>
    public static ushort? Mode3AOf(in ModeSFrame frame)
    {
        bool isTrackFile = frame.DownlinkFormat == 18 && frame.Subfield is FineTisb or CoarseTisb && !IsIcao(frame);
        return isTrackFile && frame.Address >> 12 is not 0 and uint code ? (ushort)code : null;
    }

    /// <summary>The content is a ground system's track, not the aircraft's own statement.</summary>
    public static bool IsTisb(in ModeSFrame frame) => frame.DownlinkFormat == 18 && frame.Subfield is FineTisb or CoarseTisb or OtherTisb;

    /// <summary>ME bit 8 of a position is the IMF bit, not NIC supplement B.</summary>
    public static bool HasImf(in ModeSFrame frame) => frame.DownlinkFormat == 18 && frame.Subfield is FineTisb or Rebroadcast;

    public static bool IsIcao(in ModeSFrame frame)
    {
        if (frame.DownlinkFormat == 17 || frame.Subfield == 0) return true;
        if (IsCoarse(frame)) return !CoarsePosition.Decode(frame.Message).IsNonIcao;
        return HasImf(frame) && !Imf(frame.Message);
    }

    public static uint KeyOf(in ModeSFrame frame) => frame.Address | (IsIcao(frame) ? 0 : AircraftState.NonIcaoBit);

    static bool Imf(ulong me)
    {
        int typeCode = (int)me.Bits(1, 5);
        if (AirbornePosition.Has(typeCode)) return me.Bit(8);
        return typeCode switch
        {
            >= 5 and <= 8 => me.Bit(21),
            AirborneVelocity.TypeCode => me.Bit(9),
            TargetState.TypeCode => me.Bit(51),
            OperationalStatus.TypeCode => me.Bit(56),
            _ => false,
        };
    }
}
