namespace Atalaya.Integrity.Interference;

/// <summary>What a test of a cell, or of a cell with its neighbours, gave.</summary>
/// <param name="Rate">Base rate of those counted.</param>
/// <param name="Chance">Probability of so many bad by chance.</param>
/// <param name="Limit">Below which they are no chance.</param>
readonly record struct ChanceFinding(int Bad, int Count, double Rate, double Chance, double Limit)
{
    public bool IsDisturbed => Chance < Limit;

    public bool IsStrongerThan(in ChanceFinding other) => other.Limit == 0 || Chance / Limit < other.Chance / other.Limit;
}
