namespace Atalaya.Benchmarks.Nuisance;

/// <summary>Numbers that depend on who and which alone, not on the order of asking (SplitMix64).</summary>
static class Draws
{
    /// <summary>0 to 1, the same for the same arguments.</summary>
    public static double Fraction(int seed, uint subject, ulong draw)
    {
        ulong mixed = ((ulong)seed << 40) + subject * 0x9E3779B97F4A7C15 + draw * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1L << 53));
    }
}
