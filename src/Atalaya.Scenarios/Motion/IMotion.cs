namespace Atalaya.Scenarios.Motion;

/// <summary>A movement as a pure function of time.</summary>
interface IMotion
{
    /// <summary>Seconds until the movement ends; infinite where it repeats.</summary>
    double DurationSeconds { get; }

    PlaneState At(double seconds);
}
