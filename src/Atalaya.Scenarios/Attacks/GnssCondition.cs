namespace Atalaya.Scenarios.Attacks;

/// <summary>How well a satellite receiver works.</summary>
public enum GnssCondition : byte
{
    Good,

    /// <summary>A position with a large stated error.</summary>
    Degraded,

    /// <summary>No position.</summary>
    Lost,
}
