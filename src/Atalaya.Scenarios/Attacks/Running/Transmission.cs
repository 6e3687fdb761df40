using Atalaya.Formats.ModeS;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>One transmission as it was heard, to be recorded and sent again: a Mode S frame, or the bits of an AIS message.</summary>
/// <param name="Frame">Mode S; meaningless where there are bits.</param>
/// <param name="Bits">AIS; empty = a Mode S frame.</param>
/// <param name="LengthBits">Number of the bits.</param>
readonly ref struct Transmission(ModeSFrame Frame, ReadOnlySpan<byte> Bits, int LengthBits)
{
    public readonly ModeSFrame Frame = Frame;
    public readonly ReadOnlySpan<byte> Bits = Bits;
    public readonly int LengthBits = LengthBits;
}
