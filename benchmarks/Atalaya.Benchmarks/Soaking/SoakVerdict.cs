namespace Atalaya.Benchmarks.Soaking;

/// <summary>Whether memory grew over the second half of a soak: the slope of the straight line through its samples, times its length.</summary>
/// <param name="GrowthBytes">Over the second half.</param>
/// <param name="MeanBytes">Of the second half.</param>
sealed record SoakVerdict(double GrowthBytes, double MeanBytes)
{
    const double AllowedShare = 0.05;
    const double AllowedBytes = 16 << 20;

    /// <summary>The garbage collector lets the heap rise and fall: less than this is no growth.</summary>
    public double BoundBytes => Math.Max(AllowedBytes, AllowedShare * MeanBytes);

    public bool IsBounded => GrowthBytes <= BoundBytes;

    public static SoakVerdict Of(IReadOnlyList<SoakSample> samples)
    {
        SoakSample[] half = [.. samples.Skip(samples.Count / 2)];
        double meanTime = half.Average(sample => sample.Seconds), mean = half.Average(sample => (double)sample.AnonymousBytes);
        double spread = half.Sum(sample => (sample.Seconds - meanTime) * (sample.Seconds - meanTime));
        double slope = spread > 0 ? half.Sum(sample => (sample.Seconds - meanTime) * (sample.AnonymousBytes - mean)) / spread : 0;
        return new SoakVerdict(slope * (half[^1].Seconds - half[0].Seconds), mean);
    }
}
