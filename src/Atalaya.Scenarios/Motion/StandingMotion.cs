namespace Atalaya.Scenarios.Motion;

/// <summary>Something that stands where it is.</summary>
sealed class StandingMotion(double x, double y, double height) : IMotion
{
    public double DurationSeconds => double.PositiveInfinity;

    public PlaneState At(double seconds) => new() { X = x, Y = y, Height = height };
}
