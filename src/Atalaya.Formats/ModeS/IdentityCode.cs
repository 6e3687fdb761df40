namespace Atalaya.Formats.ModeS;

/// <summary>Mode 3/A code in the 13-bit ID field (ICAO Annex 10 vol. IV, 3.1.2.6.7.1): C1 A1 C2 A2 C4 A4 X B1 D1 B2 D2 B4 D4, to four octal digits ABCD in 12 bits.</summary>
public static class IdentityCode
{
    /// <summary>For each bit of the field, from the first sent: its place in ABCD; −1 for X.</summary>
    static ReadOnlySpan<sbyte> Places => [3, 9, 4, 10, 5, 11, -1, 6, 0, 7, 1, 8, 2];

    static readonly ushort[] CodeByField = BuildTable();

    public static ushort ToMode3A(uint field) => CodeByField[field & 0x1FFF];

    public static uint FromMode3A(ushort code)
    {
        uint field = 0;
        for (int i = 0; i < 13; i++)
            if (Places[i] >= 0 && (code >> Places[i] & 1) != 0) field |= 1u << (12 - i);
        return field;
    }

    static ushort[] BuildTable()
    {
        ushort[] table = new ushort[0x2000];
        for (int field = 0; field < table.Length; field++)
            for (int i = 0; i < 13; i++)
                if (Places[i] >= 0 && (field >> (12 - i) & 1) != 0) table[field] |= (ushort)(1 << Places[i]);
        return table;
    }
}
