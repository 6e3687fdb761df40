using System.Text.Json.Serialization;
using Atalaya.Server.Web;

namespace Atalaya.Server.Alerts;

/// <summary>Where a track says it is and where sensors have it, with the differences over time (docs/formats/web.md).</summary>
sealed record ContradictionModel
{
    public required string TrackId { get; init; }

    /// <summary>Time of the picture.</summary>
    public required double Time { get; init; }

    /// <summary>When the contradiction was found.</summary>
    public required double SinceTime { get; init; }

    /// <summary>When a sensor last had a say; both places are of then.</summary>
    public required double ComparedTime { get; init; }

    public required PlaceModel Stated { get; init; }
    public required PlaceModel Measured { get; init; }
    public required double DistanceM { get; init; }
    public string? Verdict { get; init; }
    public double? Confidence { get; init; }
    public string? Alternative { get; init; }

    /// <summary>The alert that says so; absent = it is held back.</summary>
    public ulong? AlertId { get; init; }

    /// <summary>Differences beyond so many σ are no noise.</summary>
    public required double LimitSigmas { get; init; }

    /// <summary>Oldest first, the last 256 at most.</summary>
    public required ResidualModel[] Residuals { get; init; }
}

sealed record PlaceModel(double Lat, double Lon);

/// <summary>Measured less stated place, along the flight and to its right.</summary>
/// <param name="SigmaM">1 σ of the sensor, of the worse axis.</param>
/// <param name="Sensor">SAC/SIC, where one feed carries several sensors.</param>
sealed record ResidualModel(double Time, double AlongM, double RightM, double SigmaM, string Source, string? Sensor);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ContradictionModel))]
[JsonSerializable(typeof(ErrorResponse))]
sealed partial class ContradictionJson : JsonSerializerContext;
