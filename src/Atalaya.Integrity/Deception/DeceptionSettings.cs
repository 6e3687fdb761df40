namespace Atalaya.Integrity.Deception;

/// <summary>What is configured of the detectors of spoofing and ghosts in the air. Reasons and equations: docs/integrity-deception.md.</summary>
public sealed record DeceptionSettings
{
    /// <summary>
    /// A cumulative sum of normalised residuals (less 0.5 each) above this is no chance where a sensor measures once a second; slower sensors
    /// may err as often an hour with ln(interval) less.
    /// </summary>
    public double CusumLimit { get; init; } = 14.5;

    /// <summary>
    /// A constant velocity by which what is stated leaves what is measured is no chance above this (chi-square, 2 degrees of freedom, the largest of eight) where
    /// a sensor measures once a second; slower ones have 2·ln(interval) less. Once in some 90 hours of one aircraft and one sensor of 12 s.
    /// </summary>
    public double RampChiSquare { get; init; } = 26;

    /// <summary>The squared mean of three residuals that agree, times three (chi-square, 2 degrees of freedom): 36 is one in 65 million.</summary>
    public double StepChiSquare { get; init; } = 36;

    /// <summary>Squared normalised distance of a bias from what is usual (chi-square, 3 degrees of freedom): 40 is one in 90 million.</summary>
    public double OffsetChiSquare { get; init; } = 40;

    /// <summary>1 σ of how late positions are stated, seconds: 0.4 s by ED-102A, and the network.</summary>
    public double LatencySigmaSeconds { get; init; } = 0.3;

    /// <summary>1 σ of what registration leaves in range and azimuth of a sensor.</summary>
    public double LeftRangeMeters { get; init; } = 20;
    public double LeftAzimuthRadians { get; init; } = 0.0003;

    /// <summary>1 σ of the biases of a sensor that is not registered: 0.17°.</summary>
    public double UnknownRangeMeters { get; init; } = 200;
    public double UnknownAzimuthRadians { get; init; } = 0.003;

    /// <summary>A contradiction has ended when five plots in a row agree and the last that did not is older, seconds.</summary>
    public double AgreeSeconds { get; init; } = 20;

    /// <summary>An alert without a comparison for so many seconds ends: nobody can tell any more.</summary>
    public double UncomparedSeconds { get; init; } = 120;

    /// <summary>A stated place that leaves its course by more is a jump, metres: noise, turns and late positions are less.</summary>
    public double JumpMeters { get; init; } = 400;

    /// <summary>So many aircraft that do the same are a pattern, within so many seconds.</summary>
    public int PatternAircraft { get; init; } = 3;
    public double PatternSeconds { get; init; } = 20;

    /// <summary>Stated velocity against the change of stated places, metres per second, for so many seconds.</summary>
    public double VelocityDifference { get; init; } = 25;
    public double VelocitySeconds { get; init; } = 10;

    /// <summary>Radio horizon times this is beyond any reach but that of ducts.</summary>
    public double HorizonFactor { get; init; } = 1.25;

    /// <summary>A level that follows the stated distance with less correlation than this does not follow it.</summary>
    public double LevelCorrelation { get; init; } = 0.2;

    /// <summary>A radar must have missed an aircraft this often with certainty, as a probability of chance.</summary>
    public double SilenceChance { get; init; } = 1e-6;

    public bool IsSound =>
        CusumLimit is > 5 and <= 100 && RampChiSquare is > 15 and <= 1000 && StepChiSquare is > 15 and <= 1000 && OffsetChiSquare is > 15 and <= 1000 && LatencySigmaSeconds is > 0.01 and <= 5
        && LeftRangeMeters is > 1 and <= 1000 && LeftAzimuthRadians is > 1e-5 and <= 0.1 && UnknownRangeMeters is > 1 and <= 5000 && UnknownAzimuthRadians is > 1e-5 and <= 0.1
        && AgreeSeconds is >= 1 and <= 600 && UncomparedSeconds is >= 10 and <= 3600 && JumpMeters is >= 100 and <= 100_000 && PatternAircraft is >= 2 and <= 1000
        && PatternSeconds is >= 1 and <= 600 && VelocityDifference is >= 5 and <= 500 && VelocitySeconds is >= 1 and <= 600 && HorizonFactor is >= 1 and <= 10
        && LevelCorrelation is >= 0 and <= 0.9 && SilenceChance is > 0 and <= 0.01;
}
