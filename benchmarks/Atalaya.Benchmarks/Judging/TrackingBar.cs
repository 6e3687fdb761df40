namespace Atalaya.Benchmarks.Judging;

/// <summary>A figure that a scenario is judged by, and what it has to reach.</summary>
/// <param name="Figure">Its name.</param>
/// <param name="Must">What it must reach.</param>
/// <param name="Aim">What it should.</param>
/// <param name="IsFloor">More is better.</param>
readonly record struct TrackingBar(string Figure, double Must, double Aim, bool IsFloor = false);
