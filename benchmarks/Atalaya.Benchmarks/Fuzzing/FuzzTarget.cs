namespace Atalaya.Benchmarks.Fuzzing;

/// <summary>One reader of outside bytes: sound samples, and what is done with an input.</summary>
/// <param name="Name">What is read.</param>
/// <param name="Seeds">Sound inputs.</param>
/// <param name="Run">Reads an input; the number decides about cuts. Throws what must never be thrown, or <see cref="FuzzFault"/>.</param>
/// <param name="Share">How many of the inputs, against 1 for the others.</param>
sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, Action<byte[], uint> Run, double Share = 1);
