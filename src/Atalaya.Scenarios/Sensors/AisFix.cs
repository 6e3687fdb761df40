namespace Atalaya.Scenarios.Sensors;

/// <summary>What a vessel's instruments say for one position report; null = not available.</summary>
readonly record struct AisFix
{
    public double? LatitudeDegrees { get; init; }
    public double? LongitudeDegrees { get; init; }

    /// <summary>10 m or better.</summary>
    public bool IsAccurate { get; init; }

    public double? Knots { get; init; }
    public double? CourseDegrees { get; init; }
    public double HeadingDegrees { get; init; }

    /// <summary>UTC second, or what stands in its place.</summary>
    public byte Second { get; init; }
}
