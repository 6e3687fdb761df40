namespace Atalaya.Fusion.Registering;

/// <summary>Everything that can be set in registration, with unit, default and reason.</summary>
public sealed record RegistrationOptions
{
    /// <summary>Estimated biases are taken off what radars measure. False: they are estimated and shown only.</summary>
    public bool Applies { get; init; } = true;

    /// <summary>A bias is applied from this many of its σ on: 3 lets one sensor in 370 be corrected by chance.</summary>
    public double ApplySigmas { get; init; } = 3;

    /// <summary>An applied bias stays applied down to this many σ, so that one at the limit does not come and go.</summary>
    public double KeepSigmas { get; init; } = 2;

    /// <summary>Common targets that a sensor must have had: fewer may all be wrong alike.</summary>
    public double LeastTargets { get; init; } = 20;

    /// <summary>Azimuth that the common targets must cover, degrees: over less, a range bias and a displaced site look the same.</summary>
    public double LeastCoverageDegrees { get; init; } = 90;

    /// <summary>Time over which observations are forgotten, seconds: half an hour follows a drift and still averages thousands of plots.</summary>
    public double MemorySeconds { get; init; } = 1800;

    /// <summary>Seconds between two solutions: a new one differs little, and costs a millisecond.</summary>
    public double SolveSeconds { get; init; } = 5;

    /// <summary>1 σ of what is believed of a radar before anything was seen: range bias, metres. A delay of 2 µs is 300 m.</summary>
    public double RangeBiasSigmaMeters { get; init; } = 300;

    /// <summary>Range gain: 20 m at 100 km. Clocks of radars are better, refraction is of that size.</summary>
    public double RangeGainSigma { get; init; } = 2e-4;

    /// <summary>Azimuth bias, degrees: a north mark aligned by hand.</summary>
    public double AzimuthBiasSigmaDegrees { get; init; } = 1;

    /// <summary>Time offset of what stamps its reports itself, seconds: most are set by satellite, so most are good and a few are far off.</summary>
    public double TimeOffsetSigmaSeconds { get; init; } = 0.05;

    /// <summary>Time offset where the time is that of reception: networks and receivers hold reports up.</summary>
    public double ReceptionOffsetSigmaSeconds { get; init; } = 0.5;

    /// <summary>Height of the pressure surface above where it is taken, metres: 12 hPa off standard is 100 m.</summary>
    public double PressureOffsetSigmaMeters { get; init; } = 100;

    /// <summary>By how much that grows with height: 3 % are 9 K off the standard atmosphere.</summary>
    public double PressureSlopeSigma { get; init; } = 0.03;

    /// <summary>Height left to chance when the pressure surface is known, metres: temperature does not fall evenly, and altitudes come in steps.</summary>
    public double HeightNoiseMeters { get; init; } = 30;

    /// <summary>Latency of one transponder against the others of its source, seconds. Those beyond are few and weigh little (<see cref="Freedom"/>).</summary>
    public double LatencySigmaSeconds { get; init; } = 0.05;

    /// <summary>Degrees of freedom of Student's t in which targets' own errors are taken: 3 lets a reference 10 σ off weigh a twentieth.</summary>
    public double Freedom { get; init; } = 3;

    /// <summary>A reference that weighs less than this is counted as left out.</summary>
    public double LeastTrust { get; init; } = 0.25;

    /// <summary>Nothing begins to be applied while more than this part of the references is left out: who is right is open then. Some 15 % of transponders are late.</summary>
    public double MaxLeftOutPart { get; init; } = 0.4;

    /// <summary>A self-reported position less accurate than this is no reference, metres.</summary>
    public double MaxReferenceSigmaMeters { get; init; } = 100;

    /// <summary>Reports of a target are compared within as long as this, seconds, or 2.2 turns of its slowest radar where that is longer, up to the other.</summary>
    public double LeastWindowSeconds { get; init; } = 10;

    public double MaxWindowSeconds { get; init; } = 30;

    /// <summary>1 σ of the acceleration within a window, m/s²: what turns harder fits badly and is left out.</summary>
    public double AccelerationSigma { get; init; } = 3;

    public double SeaAccelerationSigma { get; init; } = 0.2;

    /// <summary>A window is left out whose squared residuals exceed their number by so many of its σ.</summary>
    public double GateSigmas { get; init; } = 4;

    /// <summary>A target gives its place to another after this time, seconds, so that those that stay do not keep others out.</summary>
    public double TargetSeconds { get; init; } = 1200;

    /// <summary>A plot shared among tracks is used if it is this likely the target's.</summary>
    public double LeastPlotWeight { get; init; } = 0.9;
}
