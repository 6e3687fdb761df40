namespace Atalaya.Fusion.Registering;

/// <summary>Why the biases of a sensor are applied, or not. Persisted: values are frozen.</summary>
public enum Verdict : byte
{
    /// <summary>Too few targets in common with other sensors.</summary>
    TooFewTargets = 0,

    /// <summary>The common targets lie in too narrow a part of the azimuth.</summary>
    TooNarrow = 1,

    /// <summary>No bias stands out from its uncertainty: there is nothing to correct.</summary>
    NotSignificant = 2,

    Applied = 3,

    /// <summary>It would be, but the options say to measure only.</summary>
    MeasuredOnly = 4,

    /// <summary>Too many references were left out: they do not agree among each other, or with any bias.</summary>
    ReferencesDisagree = 5,
}
