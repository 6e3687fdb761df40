namespace Atalaya.Integrity.Interference.Locating;

/// <summary>A cell of the lattice that an estimate lies on.</summary>
/// <param name="IsInner">Part of the region that holds half of the probability.</param>
public readonly record struct SourceCell(short East, short North, bool IsInner, double Probability);
