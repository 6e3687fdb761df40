namespace Atalaya.Formats.ModeS.Registers;

/// <summary>Common usage GICB capability report, BDS 1,7: the registers that are filled now (ICAO Doc 9871, table A-2-23).</summary>
/// <param name="Supported">Bits 1–24 of the register, bit 1 in the highest place of 24.</param>
public readonly record struct Bds17(uint Supported)
{
    const int RegisterCount = 24;

    /// <summary>Register of each bit from the first, as 16 × BDS1 + BDS2.</summary>
    static ReadOnlySpan<byte> RegisterOfBit =>
    [
        0x05, 0x06, 0x07, 0x08, 0x09, 0x0A, 0x20, 0x21, 0x40, 0x41, 0x42, 0x43,
        0x44, 0x45, 0x48, 0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x5F, 0x60,
    ];

    /// <summary>Reserved bits are 0, and register 2,0 is there: a transponder that answers for registers also answers for its identification.</summary>
    public static bool IsPlausible(ulong mb) => mb.Bits(25, 32) == 0 && mb.Bit(7);

    public static Bds17 Decode(ulong mb) => new(mb.Bits(1, RegisterCount));

    /// <summary>Writes the registers that are filled, ascending, and returns their number, at most 24.</summary>
    public int WriteRegisters(Span<byte> destination)
    {
        int count = 0;
        for (int i = 0; i < RegisterCount; i++)
            if ((Supported >> (RegisterCount - 1 - i) & 1) != 0) destination[count++] = RegisterOfBit[i];
        return count;
    }
}
