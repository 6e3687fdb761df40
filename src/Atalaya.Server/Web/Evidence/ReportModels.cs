using System.Text.Json;
using System.Text.Json.Serialization;

namespace Atalaya.Server.Web.Evidence;

/// <summary>The last reports of each source of a track, newest first within a source.</summary>
sealed record TrackReportsResponse(double Time, string Track, ReportModel[] Reports);

/// <summary>One report of a track: the frame that brought it, decoded.</summary>
sealed record ReportModel
{
    /// <summary>Number and name of the source.</summary>
    public required int Source { get; init; }
    public required string SourceName { get; init; }

    /// <summary>The source whose copy of the transmission was recorded first; absent = this one.</summary>
    public string? FrameSource { get; init; }

    public required string Format { get; init; }

    /// <summary>SAC/SIC, where one feed carries several sensors.</summary>
    public string? Sensor { get; init; }

    /// <summary>Time of applicability; absent where it is not remembered.</summary>
    public double? Time { get; init; }
    public double? ReceiveTime { get; init; }
    public required double AgeS { get; init; }
    public required LogPlace Log { get; init; }

    /// <summary>The octets of the frame, as recorded.</summary>
    public string? Hex { get; init; }

    /// <summary>Octets of the source's frames before it, where a message begins there; offsets into them are negative.</summary>
    public string? BeforeHex { get; init; }

    /// <summary>The records of the frame that concern this track, as decode prints them.</summary>
    public required JsonElement[] Records { get; init; }

    /// <summary>Where each of these records stands, and each of its fields.</summary>
    public required RecordLayout[] Layout { get; init; }

    /// <summary>Records of the frame that concern other objects.</summary>
    public required int OtherRecords { get; init; }

    /// <summary>Why there is nothing to show; absent = there is.</summary>
    public string? Problem { get; init; }
}

sealed record LogPlace(uint Segment, uint Offset);

/// <summary>Octets of the frame: offset counts from its start.</summary>
sealed record RecordLayout(int Offset, int Length, FieldModel[] Fields);

/// <summary>A field; without value it heads those after it. Without offset its value does not come from this record alone.</summary>
sealed record FieldModel
{
    public required string Path { get; init; }
    public string? Title { get; init; }
    public JsonElement? Value { get; init; }
    public string? Unit { get; init; }
    public string? Meaning { get; init; }
    public int? Offset { get; init; }
    public int? Length { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TrackReportsResponse))]
[JsonSerializable(typeof(ReportModel))]
sealed partial class EvidenceJson : JsonSerializerContext;
