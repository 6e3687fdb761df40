using Atalaya.Core.Frames;

namespace Atalaya.Fusion.Registering;

/// <summary>The registration of one sensor, as published. Bias = measured − true; σ is 1 σ.</summary>
public sealed record SensorRegistration(SourceId Source, ushort Sensor)
{
    /// <summary>It locates by other means than range and azimuth: only its time offset means something.</summary>
    public required bool IsReference { get; init; }

    public required double RangeBiasMeters { get; init; }
    public required double RangeBiasSigmaMeters { get; init; }

    /// <summary>Metres per metre.</summary>
    public required double RangeGain { get; init; }

    public required double RangeGainSigma { get; init; }
    public required double AzimuthBiasRadians { get; init; }
    public required double AzimuthBiasSigmaRadians { get; init; }

    /// <summary>By how much its stamps are late.</summary>
    public required double TimeOffsetSeconds { get; init; }

    public required double TimeOffsetSigmaSeconds { get; init; }
    public required bool AppliesRange { get; init; }
    public required bool AppliesGain { get; init; }
    public required bool AppliesAzimuth { get; init; }
    public required bool AppliesTime { get; init; }
    public required Verdict Verdict { get; init; }

    /// <summary>Targets in common with other sensors, and plots compared, in the time that is remembered.</summary>
    public required double Targets { get; init; }

    public required double Plots { get; init; }

    /// <summary>Azimuth that the plots cover.</summary>
    public required double CoverageDegrees { get; init; }

    /// <summary>Targets compared now, those with a reference of their own, and those of them left out because they err.</summary>
    public required int TargetsNow { get; init; }

    public required int ReferencesNow { get; init; }
    public required int ReferencesLeftOut { get; init; }
}
