namespace Atalaya.Formats.Asterix;

/// <summary>Where the bits of an element stand within its fixed part, and how to scale them: what decoding touches, 24 bytes.</summary>
public struct AsterixElement
{
    /// <summary>Number of the element within its category.</summary>
    public ushort Index;

    /// <summary>First octet, counted from the start of the fixed part.</summary>
    public ushort Octet;

    /// <summary>Size; more than 64 = handed over as octets.</summary>
    public ushort Bits;

    /// <summary>Bits of the first octet that come before.</summary>
    public byte LeadingBits;

    public AsterixForm Form;
    public AsterixRole Role;

    /// <summary>Value = raw × Multiplier ÷ Divisor; the divisor is 1 where the LSB is a multiple of a power of two (exact).</summary>
    public double Multiplier;

    public float Divisor;

    /// <summary>The raw bits as a two's complement number.</summary>
    public readonly long SignExtend(ulong raw) => (long)(raw << (64 - Bits)) >> (64 - Bits);

    /// <summary>The number in the standard's unit.</summary>
    public readonly double Value(ulong raw) =>
        (Form is AsterixForm.Signed or AsterixForm.SignedQuantity ? SignExtend(raw) : (double)raw) * Multiplier / Divisor;
}
