namespace Atalaya.Fusion.Measuring;

/// <summary>Errors of one height over its own datum, m²: <see cref="Variance"/> of what differs from value to value, <see cref="Floor"/> of what stays.</summary>
readonly record struct HeightNoise(double Variance, double Floor)
{
    /// <summary>Steps of 100 ft and of 25 ft; the error is even over a step, σ = step/√12.</summary>
    const double CoarseStep = 30.48, FineStep = 7.62;

    /// <summary>A quarter of a foot: flight levels come in float.</summary>
    const double Rounding = 0.08;

    /// <summary>Unrest of altimeter and encoder, metres.</summary>
    const double EncoderSigma = 3;

    /// <summary>Satellite heights in steps of 25 ft with some noise; what lasts of their error is that of the datum (<see cref="HeightEstimate"/>).</summary>
    public static HeightNoise Satellite { get; } = new(5 * 5, Squared(FineStep) / 12);

    /// <summary>Heights above the sea by a radar or another system.</summary>
    public static HeightNoise Measured { get; } = new(10 * 10, Squared(FineStep) / 12);

    static readonly HeightNoise Coarse = OfStep(CoarseStep), Fine = OfStep(FineStep);

    /// <summary>Level flight stays within one step, so averaging never gains on it.</summary>
    /// <param name="isFine">The aircraft has said heights that are no whole hundreds of feet.</param>
    public static HeightNoise OfPressure(bool isFine) => isFine ? Fine : Coarse;

    public static bool IsWholeStep(double meters) => Math.Abs(meters - Math.Round(meters / CoarseStep) * CoarseStep) < Rounding;

    static HeightNoise OfStep(double step) => new(Squared(step) / 12 + Squared(EncoderSigma), Squared(step) / 12);

    static double Squared(double value) => value * value;
}
