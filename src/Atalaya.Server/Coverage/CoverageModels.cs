using System.Text.Json.Serialization;

namespace Atalaya.Server.Coverage;

/// <summary>How one sensor sees, over all its cells. What was never counted is absent.</summary>
sealed record SensorCoverageModel
{
    /// <summary>Its source, with SAC/SIC where the source carries several: what sensor= takes.</summary>
    public required string Name { get; init; }
    public required string Source { get; init; }

    /// <summary>SAC/SIC within the source, where the sensor has them.</summary>
    public string? Sensor { get; init; }

    /// <summary>radar, or receiver of what objects say of themselves.</summary>
    public required string Kind { get; init; }
    public required bool Simulated { get; init; }

    /// <summary>Seconds per turn of a radar.</summary>
    public double? TurnS { get; init; }

    /// <summary>Probability that a radar sees an object without identity in a turn, and how many turns were counted.</summary>
    public double? Pd { get; init; }
    public double? PdTurns { get; init; }

    /// <summary>The same of objects with an address, MMSI or serial.</summary>
    public double? PdIdentified { get; init; }
    public double? PdIdentifiedTurns { get; init; }
    public double? FalsePlotsPerTurn { get; init; }

    /// <summary>Reports of tracks, each weighed with exp(-age / memory).</summary>
    public required double Reports { get; init; }
    public double? LastReportTime { get; init; }
    public required int Cells { get; init; }
}

/// <summary>One cell of some 11 km by 11 km as one sensor sees it; edges in degrees. What was never counted there is absent.</summary>
sealed record CoverageCellModel
{
    public required double South { get; init; }
    public required double West { get; init; }
    public required double North { get; init; }
    public required double East { get; init; }
    public double? Pd { get; init; }
    public double? PdTurns { get; init; }
    public double? PdIdentified { get; init; }
    public double? PdIdentifiedTurns { get; init; }

    /// <summary>Per square kilometre and turn.</summary>
    public double? FalsePlotsPerKm2 { get; init; }
    public double? Reports { get; init; }
    public double? LastReportTime { get; init; }
}

/// <param name="MemoryS">Time over which reports fade to 1/e.</param>
/// <param name="Cells">Of the sensor that was asked for; absent = none was.</param>
sealed record CoverageResponse(double Time, double MemoryS, SensorCoverageModel[] Sensors, CoverageCellModel[]? Cells);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CoverageResponse))]
sealed partial class CoverageJson : JsonSerializerContext;
