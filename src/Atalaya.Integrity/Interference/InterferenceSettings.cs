namespace Atalaya.Integrity.Interference;

/// <summary>How interference with satellite navigation is found and its source sought. Reasons and sources: docs/integrity-interference.md.</summary>
public sealed record InterferenceSettings
{
    public bool Enabled { get; init; } = true;

    /// <summary>Aircraft and vessels are counted over so long: some four aircraft of one airway cross a cell in it.</summary>
    public double WindowSeconds { get; init; } = 600;

    /// <summary>A reading must last so long before the state changes to bad: one wrong message is nothing.</summary>
    public double BadAfterSeconds { get; init; } = 5;

    /// <summary>The same for good: a receiver at the edge of a jammed area flickers.</summary>
    public double GoodAfterSeconds { get; init; } = 10;

    /// <summary>Who was never good for so long is not counted when it is bad: that is its own equipment.</summary>
    public double ProvenGoodSeconds { get; init; } = 60;

    /// <summary>Nor one whose last good time lies further back.</summary>
    public double GoodMemorySeconds { get; init; } = 1800;

    /// <summary>Who is bad for longer without a break is taken for faulty.</summary>
    public double ChronicSeconds { get; init; } = 21_600;

    /// <summary>Least share of objects that turn bad of themselves in a window, aircraft.</summary>
    public double LeastBaseRate { get; init; } = 0.005;

    /// <summary>The same of vessels, whose accuracy flag also falls with a lost correction signal.</summary>
    public double LeastSeaBaseRate { get; init; } = 0.02;

    /// <summary>Objects that the least base rate weighs against what a cell has learned.</summary>
    public double BaseRateWeight { get; init; } = 200;

    /// <summary>Memory of the learned base rate.</summary>
    public double BaseRateDays { get; init; } = 30;

    /// <summary>Fewer objects, or fewer bad ones, prove nothing.</summary>
    public int LeastObjects { get; init; } = 4;

    public int LeastBad { get; init; } = 3;

    /// <summary>A cell is disturbed if chance alone gives what was counted with less than this probability.</summary>
    public double CellChance { get; init; } = 1e-4;

    /// <summary>The same of a cell with its neighbours, of which there are more to try.</summary>
    public double PooledChance { get; init; } = 1e-5;

    /// <summary>A disturbed cell is over when chance explains the count with more than this for a whole window.</summary>
    public double OverChance { get; init; } = 1e-2;

    /// <summary>A region that comes back within so long at the same place is the same.</summary>
    public double ReopenSeconds { get; init; } = 600;

    /// <summary>Probability of interference in a cell and window before anything was counted.</summary>
    public double PriorProbability { get; init; } = 1e-3;

    /// <summary>Height of a jammer's antenna above the ground, metres: it sets the radio horizon.</summary>
    public double SourceHeightMeters { get; init; } = 30;

    /// <summary>Received power from which half of the receivers lose their position, dBm.</summary>
    public double LossThresholdDbm { get; init; } = -95;

    /// <summary>Receivers differ by this (1 σ), dB.</summary>
    public double LossSpreadDb { get; init; } = 4;

    /// <summary>How far the threshold itself may be off, dB: widens the power stated for a source.</summary>
    public double ThresholdUncertaintyDb { get; init; } = 10;

    /// <summary>A source is sought again after so long.</summary>
    public double LocateSeconds { get; init; } = 30;

    public bool IsSound =>
        WindowSeconds is >= 60 and <= 3600 && BadAfterSeconds is >= 0 and <= 300 && GoodAfterSeconds is >= 0 and <= 300 && ProvenGoodSeconds is >= 0 and <= 3600
        && GoodMemorySeconds is >= 60 and <= 86_400 && ChronicSeconds is >= 600 and <= 864_000 && IsRate(LeastBaseRate) && IsRate(LeastSeaBaseRate)
        && BaseRateWeight is >= 1 and <= 1e6 && BaseRateDays is >= 0.1 and <= 3650 && LeastObjects is >= 1 and <= 100 && LeastBad is >= 1 and <= 100
        && IsRate(CellChance) && IsRate(PooledChance) && IsRate(OverChance) && ReopenSeconds is >= 0 and <= 86_400 && IsRate(PriorProbability)
        && SourceHeightMeters is >= 1 and <= 10_000 && LossThresholdDbm is >= -150 and <= 0 && LossSpreadDb is >= 1 and <= 20
        && ThresholdUncertaintyDb is >= 0 and <= 40 && LocateSeconds is >= 5 and <= 3600;

    static bool IsRate(double value) => value is > 0 and < 0.5;
}
