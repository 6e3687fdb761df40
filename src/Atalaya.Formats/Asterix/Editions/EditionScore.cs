namespace Atalaya.Formats.Asterix.Editions;

/// <summary>Records tried with an edition, and how many of them were sound.</summary>
record struct EditionScore(int Tried, int Sound)
{
    /// <summary>Two shares closer than this fraction are alike.</summary>
    const int Tolerance = 16;

    public readonly double Share => Tried == 0 ? 0 : (double)Sound / Tried;

    /// <summary>Fewer than 15 of 16 are sound.</summary>
    public readonly bool IsPoor => Sound * Tolerance < Tried * (Tolerance - 1);

    public void Add(int tried, int sound)
    {
        Tried += tried;
        Sound += sound;
    }

    public void Halve()
    {
        Tried /= 2;
        Sound /= 2;
    }

    /// <summary>The share is higher by more than 1/16.</summary>
    public readonly bool IsBetterThan(EditionScore other) => Tried > 0 && (other.Tried == 0 || (long)Sound * other.Tried * Tolerance > (long)Tried * (other.Sound * Tolerance + other.Tried));
}
