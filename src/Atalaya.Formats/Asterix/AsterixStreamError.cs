namespace Atalaya.Formats.Asterix;

/// <summary>A piece of a block stream that could not be decoded.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Detail">A number that belongs to the reason.</param>
/// <param name="Category">Category of the block; -1 = not known to be a block.</param>
/// <param name="Block">Number of the block in the stream, from 1.</param>
/// <param name="Record">Number of the record in the block, from 1; 0 = none.</param>
/// <param name="Node">The item or part that broke; -1 = none.</param>
/// <param name="Offset">Of the first octet of the piece.</param>
/// <param name="Length">Octets lost.</param>
/// <param name="Definition">The edition that <paramref name="Node"/> belongs to; null = none.</param>
readonly record struct AsterixStreamError(AsterixFaultKind Kind, int Detail, int Category, int Block, int Record, int Node, long Offset, long Length, AsterixCategory? Definition);
