using System.Text.Json.Serialization;

namespace Atalaya.Server.Registration;

/// <summary>Biases of one sensor: measured − true, with 1 σ. What a sensor does not measure is absent.</summary>
sealed record SensorRegistrationModel
{
    public required string Source { get; init; }

    /// <summary>SAC/SIC within the source, where the sensor has them.</summary>
    public string? Sensor { get; init; }

    /// <summary>radar, or reference: ADS-B, AIS or multilateration, of which only the time is estimated.</summary>
    public required string Kind { get; init; }

    public required bool Simulated { get; init; }
    public double? RangeBiasM { get; init; }
    public double? RangeBiasSigmaM { get; init; }

    /// <summary>Parts per million of the range.</summary>
    public double? RangeGainPpm { get; init; }

    public double? RangeGainSigmaPpm { get; init; }
    public double? AzimuthBiasDeg { get; init; }
    public double? AzimuthBiasSigmaDeg { get; init; }

    /// <summary>Positive: its stamps are late.</summary>
    public required double TimeOffsetS { get; init; }

    public required double TimeOffsetSigmaS { get; init; }

    /// <summary>Which of range, gain, azimuth, time are taken off what it measures.</summary>
    public required string[] Applied { get; init; }

    /// <summary>applied, not_significant, too_few_targets, too_narrow, references_disagree or measured_only.</summary>
    public required string Verdict { get; init; }

    /// <summary>Targets in common with other sensors within the memory, fading.</summary>
    public required double Targets { get; init; }

    public required double Plots { get; init; }
    public double? CoverageDeg { get; init; }
    public required int TargetsNow { get; init; }
    public required int ReferencesNow { get; init; }
    public required int ReferencesLeftOut { get; init; }
}

/// <param name="LeastTargets">Common targets it takes before anything is applied.</param>
/// <param name="LeastCoverageDeg">Azimuth they must cover.</param>
/// <param name="ApplySigmas">How many σ a bias must stand out by.</param>
sealed record RegistrationResponse(double Time, double LeastTargets, double LeastCoverageDeg, double ApplySigmas, SensorRegistrationModel[] Sensors);

/// <summary>Estimates over time, oldest first, by column.</summary>
sealed record RegistrationHistoryModel(double[] Time, float[] RangeBiasM, float[] RangeBiasSigmaM, double[] AzimuthBiasDeg, double[] AzimuthBiasSigmaDeg, float[] TimeOffsetS, float[] TimeOffsetSigmaS);

/// <summary>The latest plots of common targets against where the targets were, by column.</summary>
sealed record RegistrationResidualsModel(double[] Time, float[] RangeM, double[] AzimuthDeg, float[] RangeResidualM, double[] AzimuthResidualDeg);

sealed record RegistrationDetailResponse(double Time, SensorRegistrationModel Sensor, RegistrationHistoryModel History, RegistrationResidualsModel Residuals);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RegistrationResponse))]
[JsonSerializable(typeof(RegistrationDetailResponse))]
sealed partial class RegistrationJson : JsonSerializerContext;
