namespace Atalaya.Benchmarks.Integrity;

/// <summary>A radar and the aircraft it sees; the first begins to drift by 5 m/s and must be found before it is so far.</summary>
/// <param name="SigmaMeters">In range, and across it at 40 km.</param>
sealed record DriftCase(double SigmaMeters, double TurnSeconds, double FarMeters, int Aircraft, bool IsBiased);
