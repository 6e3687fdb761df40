using System.Text.Json.Serialization;

namespace Atalaya.Server.Setup;

// The JSON of /api/v1/setup: snake_case, absent = unknown.

/// <summary>Degrees, and metres above mean sea level.</summary>
sealed record PlaceModel(double Lat, double Lon, double? HeightM);

/// <param name="Needed">No source is configured: what is shown is simulated.</param>
/// <param name="Allowed">The caller may change it.</param>
/// <param name="File">The configuration that is written; told to those who may.</param>
/// <param name="Start">How to start the next time.</param>
sealed record SetupResponse(bool Needed, bool Allowed, PlaceModel? Site, int Sources, string? File, string Start);

sealed record PlaceRequest(string? Text);

/// <param name="Address">HOST, HOST:PORT or the address of a source; absent = this machine, begun anew.</param>
/// <param name="Confirmed">A host outside private networks is meant.</param>
sealed record ScanRequest(string? Address, bool Confirmed);

sealed record ScanResponse(bool Running, ScanResultModel[] Results);

/// <summary>One place looked at; absent outcome = not yet.</summary>
sealed record ScanResultModel
{
    public required string Kind { get; init; }
    public required string Address { get; init; }
    public required string State { get; init; }
    public string? Outcome { get; init; }

    /// <summary>The source to configure for it.</summary>
    public string? Line { get; init; }
    public string? Format { get; init; }
    public long? Messages { get; init; }
    public double? MessagesPerSecond { get; init; }
    public int? Objects { get; init; }
    public int? ObjectsWithPosition { get; init; }
    public IReadOnlyList<string>? Names { get; init; }
    public IReadOnlyList<string>? Sensors { get; init; }
    public IReadOnlyList<string>? Categories { get; init; }
    public PlaceModel? StatedSite { get; init; }

    /// <summary>Latitude and longitude of what it carries, degrees.</summary>
    public double[][]? Positions { get; init; }
    public AdviceModel[]? Advice { get; init; }
}

sealed record FinishRequest(PlaceModel? Site, string[]? Sources);

sealed record FinishResponse(string[] Sources, string Start);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SetupResponse))]
[JsonSerializable(typeof(PlaceRequest))]
[JsonSerializable(typeof(PlaceModel))]
[JsonSerializable(typeof(ScanRequest))]
[JsonSerializable(typeof(ScanResponse))]
[JsonSerializable(typeof(FinishRequest))]
[JsonSerializable(typeof(FinishResponse))]
sealed partial class SetupJson : JsonSerializerContext;
