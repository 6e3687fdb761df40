using Atalaya.Core.Identity;

namespace Atalaya.Formats.ModeS.Messages;

/// <summary>Aircraft identification and category, BDS 0,8, type codes 1–4 (RTCA DO-260B 2.2.3.2.5; characters: ICAO Annex 10 vol. IV, 3.1.2.9.1.2).</summary>
/// <param name="Characters">Eight six-bit characters, the first in the highest bits of 48.</param>
public readonly record struct Identification(byte TypeCode, byte Category, ulong Characters)
{
    public const int Length = 8;

    public static bool Has(int typeCode) => typeCode is >= 1 and <= 4;

    /// <summary>Set and category in one byte: 0xA0–0xA7 for type code 4, B for 3, C for 2, D for 1.</summary>
    public byte EmitterCategory => (byte)((0xE - TypeCode) << 4 | Category);

    public PackedText Callsign
    {
        get
        {
            Span<byte> codes = stackalloc byte[Length];
            for (int i = 0; i < Length; i++) codes[i] = (byte)(Characters >> (42 - 6 * i) & 63);
            return PackedText.FromCodes(codes);
        }
    }

    /// <summary>Writes the characters without the spaces around them; '#' stands for a code that is no letter, digit or space.</summary>
    public int WriteCallsign(Span<byte> destination)
    {
        int first = 0;
        int last = Length - 1;
        while (first < Length && CodeAt(first) == 32) first++;
        while (last > first && CodeAt(last) == 32) last--;
        int length = 0;
        for (int i = first; i <= last; i++) destination[length++] = CharacterOf(CodeAt(i));
        return length;
    }

    public static Identification Of(byte emitterCategory, PackedText callsign)
    {
        ulong characters = 0;
        int length = callsign.Length;
        for (int i = 0; i < Length; i++) characters = characters << 6 | (i < length ? (uint)callsign.CodeAt(i) : 32u);
        return new Identification((byte)(0xE - (emitterCategory >> 4)), (byte)(emitterCategory & 7), characters);
    }

    public static Identification Decode(ulong me) => new(
        TypeCode: (byte)me.Bits(1, 5),
        Category: (byte)me.Bits(6, 3),
        Characters: me & (1ul << 48) - 1);

    public ulong Encode() => FieldBits.Put(TypeCode, 1, 5) | FieldBits.Put(Category, 6, 3) | Characters & (1ul << 48) - 1;

    /// <summary>Every character of an ME or MB field is a letter, a digit or a space.</summary>
    internal static bool IsText(ulong field)
    {
        for (int shift = 42; shift >= 0; shift -= 6)
            if (CharacterOf((int)(field >> shift) & 63) == '#') return false;
        return true;
    }

    int CodeAt(int index) => (int)(Characters >> (42 - 6 * index)) & 63;

    static byte CharacterOf(int code) => code is >= 1 and <= 26 ? (byte)(code + 64) : code is 32 or >= 48 and <= 57 ? (byte)code : (byte)'#';
}
