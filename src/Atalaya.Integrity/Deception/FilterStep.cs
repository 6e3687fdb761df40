namespace Atalaya.Integrity.Deception;

/// <summary>A plot's axis as the filter of errors sees it.</summary>
struct FilterStep
{
    /// <summary>What the axis has of each error.</summary>
    public double H0, H1, H2;

    /// <summary>By how much the errors follow the innovation; 0 = nothing is learned.</summary>
    public double Gain0, Gain1, Gain2;

    public double Innovation, Variance;

    public readonly double Normalised => Innovation / Math.Sqrt(Variance);
}
