namespace Atalaya.Formats.Asterix;

/// <summary>What is wrong and where.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Detail">A number that belongs to the reason.</param>
/// <param name="Position">Start of the broken record.</param>
/// <param name="Record">Number of the broken record in its block, from 1; 0 = the block itself.</param>
/// <param name="Node">The item or part that broke; -1 = none.</param>
public readonly record struct AsterixFault(AsterixFaultKind Kind, int Detail, int Position, int Record, int Node);
