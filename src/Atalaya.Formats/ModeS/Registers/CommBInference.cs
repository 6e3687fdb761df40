using System.Numerics;

namespace Atalaya.Formats.ModeS.Registers;

/// <summary>What the content of a Comm-B reply tells of its register, which the reply does not name.</summary>
/// <param name="Candidates">Registers whose layout the content fits.</param>
/// <param name="Consistent">Those of them that neither physics nor what is known of the aircraft contradicts.</param>
public readonly record struct CommBInference(RegisterSet Candidates, RegisterSet Consistent)
{
    const int MostCandidates = 7;

    static ReadOnlySpan<byte> RegisterOfBit => [0x10, 0x17, 0x20, 0x30, 0x40, 0x50, 0x60];

    /// <summary>The register, as 16 × BDS1 + BDS2, if exactly one is consistent; else null: nothing is guessed.</summary>
    public byte? Register => BitOperations.IsPow2((uint)Consistent) ? RegisterOfBit[BitOperations.Log2((uint)Consistent)] : null;

    /// <summary>Several layouts fit, or one that is contradicted.</summary>
    public bool IsDoubtful => Candidates != RegisterSet.None && (Candidates != Consistent || !BitOperations.IsPow2((uint)Candidates));

    /// <summary>Writes the candidates, ascending, and returns their number, at most 7.</summary>
    public int WriteCandidates(Span<byte> destination)
    {
        int count = 0;
        for (int i = 0; i < MostCandidates; i++)
            if (((int)Candidates >> i & 1) != 0) destination[count++] = RegisterOfBit[i];
        return count;
    }
}
