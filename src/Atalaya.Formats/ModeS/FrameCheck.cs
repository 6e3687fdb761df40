using Atalaya.Core.Reports;

namespace Atalaya.Formats.ModeS;

/// <summary>Whether a frame can be what its format says (ICAO Annex 10 vol. IV, 3.1.2.3): length, parity; and what the parity carries.</summary>
/// <param name="Error">Null = sound.</param>
/// <param name="Remainder">Address, interrogator code or 0.</param>
readonly record struct FrameCheck(RejectReason? Error, ParityContent Content, uint Remainder)
{
    /// <summary>II codes 0–15 and SI codes 1–63 (as 16 + SI) fill 0–79 (3.1.2.5.2.1.2, 3.1.2.5.2.1.3).</summary>
    const uint HighestInterrogator = 79;

    public static FrameCheck Of(in ModeSFrame frame)
    {
        int format = frame.DownlinkFormat;
        switch (format)
        {
            case 0 or 4 or 5 or 16 or 20 or 21 or 24:
                return new FrameCheck(LengthError(frame, format), ParityContent.Address, frame.Remainder);
            case 11:
                uint interrogator = frame.Remainder;
                return new FrameCheck(LengthError(frame, format) ?? ParityError(interrogator > HighestInterrogator), ParityContent.Interrogator, interrogator);
            case 17 or 18:
                return new FrameCheck(LengthError(frame, format) ?? ParityError(frame.Remainder != 0), ParityContent.Nothing, 0);
            default:
                return new FrameCheck(RejectReason.UnknownType, default, 0);
        }
    }

    static RejectReason? LengthError(in ModeSFrame frame, int format) => frame.IsLong == format >= 16 ? null : RejectReason.Length;
    static RejectReason? ParityError(bool wrong) => wrong ? RejectReason.Parity : null;
}
