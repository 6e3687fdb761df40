namespace Atalaya.Benchmarks.Fuzzing;

/// <summary>Two ways to read the same bytes gave different results.</summary>
sealed class FuzzFault(string message) : Exception(message);
