using System.Text.Json.Serialization;

namespace Atalaya.Server.Outputs;

/// <summary>An output as shown to people.</summary>
sealed record OutputModel
{
    public required string Name { get; init; }
    public required string Format { get; init; }
    public required string Transport { get; init; }
    public required string Address { get; init; }
    public int? Port { get; init; }

    /// <summary>listening, sending, waiting or failed.</summary>
    public required string State { get; init; }
    public string? Fault { get; init; }

    /// <summary>The sources that it passes on now.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Sources asked for by name that are not there, or that this format cannot carry.</summary>
    public IReadOnlyList<string>? MissingSources { get; init; }
    public int? ReduceMs { get; init; }

    /// <summary>System tracks being sent; null = it passes on what was received.</summary>
    public int? Tracks { get; init; }
    public required int Clients { get; init; }
    public required long Messages { get; init; }
    public required long Bytes { get; init; }

    /// <summary>Messages that a receiver was too slow for, or that could not be sent.</summary>
    public required long Dropped { get; init; }
    public required long ClientsRefused { get; init; }
    public required long ClientsCutOff { get; init; }
}

/// <param name="DroppedFrames">Frames that came faster than the outputs could take them.</param>
sealed record OutputsResponse(OutputModel[] Outputs, long DroppedFrames);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OutputsResponse))]
sealed partial class OutputJson : JsonSerializerContext;
