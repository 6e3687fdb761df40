namespace Atalaya.Scenarios.Evaluation;

/// <summary>How tracks are judged. Each figure's definition is in docs/evaluation.md.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Cut-off c of GOSPA and OSPA: an error as large counts as a miss and a false track.</summary>
    public double CutoffMeters { get; init; } = 100;

    /// <summary>Power p of GOSPA and OSPA.</summary>
    public double Power { get; init; } = 2;

    /// <summary>How near a track must be to count as the object's in every figure but GOSPA and OSPA; null = the cut-off.</summary>
    public double? GateMeters { get; init; }

    /// <summary>Rows of a track at most this far apart are joined by a straight line; 0 = a track counts only where it has a row.</summary>
    public double InterpolateSeconds { get; init; }

    /// <summary>A track's row counts at a scored time if it is as near in time.</summary>
    public double ToleranceSeconds { get; init; } = 1e-3;

    /// <summary>Times before this one (as the truth counts them) are left out.</summary>
    public double WarmupSeconds { get; init; } = double.NegativeInfinity;

    /// <summary>Gamma, the cost of changing tracks in trajectory GOSPA; null = it is not computed.</summary>
    public double? SwitchMeters { get; init; }

    /// <summary>The interval in which an update is wanted; null = the median step of the truth.</summary>
    public double? UpdateIntervalSeconds { get; init; }

    /// <summary>A gap as long is a long one; null = three update intervals and a tenth.</summary>
    public double? GapLimitSeconds { get; init; }

    /// <summary>Three errors in a row larger than this are counted: 926 m (half a nautical mile) where 5 NM are to be kept.</summary>
    public double LargeErrorMeters { get; init; } = 926;

    /// <summary>The gate in use.</summary>
    public double Gate => GateMeters ?? CutoffMeters;
}
