namespace Atalaya.Scenarios.Evaluation;

/// <summary>Objects or tracks at the scored times, those of one time together, in the order of their names.</summary>
sealed class SampledObjects
{
    /// <summary>Samples First[k] up to First[k + 1] are those of time k.</summary>
    public required int[] First { get; init; }

    /// <summary>Which of <see cref="Names"/>.</summary>
    public required int[] Object { get; init; }

    public required double[] X { get; init; }
    public required double[] Y { get; init; }
    public required double[]? VelocityX { get; init; }
    public required double[]? VelocityY { get; init; }
    public required string[] Names { get; init; }

    public int CountAt(int time) => First[time + 1] - First[time];

    public ReadOnlySpan<int> ObjectsAt(int time) => Object.AsSpan(First[time], CountAt(time));
    public ReadOnlySpan<double> XAt(int time) => X.AsSpan(First[time], CountAt(time));
    public ReadOnlySpan<double> YAt(int time) => Y.AsSpan(First[time], CountAt(time));

    /// <summary>The velocity of a sample; NaN = unknown.</summary>
    public (double X, double Y) Velocity(int sample) =>
        VelocityX is null || VelocityY is null ? (double.NaN, double.NaN) : (VelocityX[sample], VelocityY[sample]);
}
