namespace Atalaya.Formats.ModeS;

/// <summary>
/// The 24-bit parity of Mode S (ICAO Annex 10 vol. IV, 3.1.2.3.3): remainder of the content × x^24 by
/// x^24 + x^23 + … + x^12 + x^10 + x^3 + 1 = 0x1FFF409. One table a byte position, so that all look-ups are independent.
/// </summary>
public static class ModeSParity
{
    const uint Generator = 0xFF_F409;
    const int LongContent = 11;

    static readonly uint[] Tables = BuildTables();

    /// <summary>Parity of the 32 content bits of a short frame.</summary>
    public static uint OfShort(uint header)
    {
        ReadOnlySpan<uint> tables = Tables.AsSpan(0, LongContent * 256);
        return tables[(int)(3 * 256 + (header >> 24))]
             ^ tables[(int)(2 * 256 + (byte)(header >> 16))]
             ^ tables[256 + (byte)(header >> 8)]
             ^ tables[(byte)header];
    }

    /// <summary>Parity of the 88 content bits of a long frame.</summary>
    public static uint OfLong(uint header, ulong message)
    {
        ReadOnlySpan<uint> tables = Tables.AsSpan(0, LongContent * 256);
        return tables[(int)(10 * 256 + (header >> 24))]
             ^ tables[9 * 256 + (byte)(header >> 16)]
             ^ tables[8 * 256 + (byte)(header >> 8)]
             ^ tables[7 * 256 + (byte)header]
             ^ tables[6 * 256 + (byte)(message >> 48)]
             ^ tables[5 * 256 + (byte)(message >> 40)]
             ^ tables[4 * 256 + (byte)(message >> 32)]
             ^ tables[3 * 256 + (byte)(message >> 24)]
             ^ tables[2 * 256 + (byte)(message >> 16)]
             ^ tables[256 + (byte)(message >> 8)]
             ^ tables[(byte)message];
    }

    /// <summary>Bit by bit, as the standard states it: the twin that tests compare with.</summary>
    internal static uint OfBytes(ReadOnlySpan<byte> content)
    {
        uint remainder = 0;
        foreach (byte value in content)
        {
            remainder ^= (uint)value << 16;
            for (int bit = 0; bit < 8; bit++) remainder = (remainder & 0x80_0000) != 0 ? remainder << 1 & 0xFF_FFFF ^ Generator : remainder << 1;
        }

        return remainder;
    }

    static uint[] BuildTables()
    {
        uint[] tables = new uint[LongContent * 256];
        for (int value = 0; value < 256; value++) tables[value] = OfBytes([(byte)value]);
        for (int i = 256; i < tables.Length; i++)
        {
            uint shorter = tables[i - 256];
            tables[i] = shorter << 8 & 0xFF_FFFF ^ tables[(int)(shorter >> 16)];
        }

        return tables;
    }
}
