using System.Text.Json.Serialization;

namespace Atalaya.Server.Archive;

/// <summary>What is kept, and for how long.</summary>
sealed record RecordingResponse
{
    public required string Directory { get; init; }
    public required string? Problem { get; init; }
    public required LogModel Log { get; init; }

    /// <summary>Absent where there is no archive.</summary>
    public ArchiveModel? Archive { get; init; }
    public required DiskModel Disk { get; init; }

    /// <summary>Bytes that retention has freed since the start.</summary>
    public required long RemovedBytes { get; init; }
}

/// <summary>First time: receive time of the oldest frame, Unix seconds.</summary>
sealed record LogModel(int Segments, long Bytes, double? FirstTime, double? Days, double? MaxDays, long? MaxBytes);

/// <summary>First and last day as YYYY-MM-DD; complete to: Unix seconds up to which every row is in a file.</summary>
sealed record ArchiveModel(int Days, long Bytes, string? FirstDay, string? LastDay, double? CompleteTo, long RowsWritten, long RowsLost, string? Problem, double? MaxDays, long? MaxBytes);

/// <summary>The oldest log goes when less than the floor is free.</summary>
sealed record DiskModel(long FreeBytes, long TotalBytes, long FloorBytes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RecordingResponse))]
sealed partial class RecordingJson : JsonSerializerContext;
