using Atalaya.Core.Identity;
using Atalaya.Formats.ModeS.Messages;

namespace Atalaya.Formats.ModeS.Registers;

/// <summary>Aircraft identification, BDS 2,0 (ICAO Annex 10 vol. IV, 3.1.2.9.1; Doc 9871, table A-2-32).</summary>
/// <param name="Characters">Eight six-bit characters, the first in the highest bits of 48.</param>
public readonly record struct Bds20(ulong Characters)
{
    public PackedText Callsign => new Identification(0, 0, Characters).Callsign;

    /// <summary>The characters are letters, digits and spaces, and the spaces stand at the end.</summary>
    public static bool IsPlausible(ulong mb) => mb.Bits(1, 8) == 0x20 && Identification.IsText(mb);

    public static Bds20 Decode(ulong mb) => new(mb & (1ul << 48) - 1);

    /// <summary>Writes the characters without the spaces around them; '#' stands for a code that is no letter, digit or space.</summary>
    public int WriteCallsign(Span<byte> destination) => new Identification(0, 0, Characters).WriteCallsign(destination);
}
