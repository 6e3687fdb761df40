using System.Text.Json.Serialization;
using Atalaya.Server.Web;

namespace Atalaya.Server.Replay;

/// <summary>A wish: what is absent stays as it is.</summary>
/// <param name="At">Unix seconds.</param>
sealed record ReplayRequest(double? At, double? Speed, bool? Paused);

/// <summary>A replay; times are Unix seconds.</summary>
sealed record ReplayResponse
{
    public required string Id { get; init; }

    /// <summary>playing, paused, seeking, at_end, failed.</summary>
    public required string State { get; init; }
    public double? Time { get; init; }
    public required double Speed { get; init; }
    public required bool Paused { get; init; }

    /// <summary>While seeking.</summary>
    public double? Target { get; init; }
    public double? Progress { get; init; }

    /// <summary>Speed reached, where it is known: a busy machine may not reach the speed asked for.</summary>
    public double? ActualSpeed { get; init; }

    /// <summary>A stretch without frames that was passed over a moment ago.</summary>
    public TimeSpanModel? Skipped { get; init; }
    public string? Problem { get; init; }
}

/// <summary>Unix seconds.</summary>
sealed record TimeSpanModel(double From, double To);

/// <summary>What a recording holds when; each entry of the lists stands for <c>bucket_s</c> seconds from <c>from</c> on, null = nothing was recorded.</summary>
sealed record TimelineResponse
{
    /// <summary>The first and the last moment of the recording; absent while it is empty.</summary>
    public double? FirstTime { get; init; }
    public double? LastTime { get; init; }

    /// <summary>True while the recording grows.</summary>
    public required bool Live { get; init; }

    /// <summary>False where the recording has no notes of its activity: then only its extent is known.</summary>
    public required bool Known { get; init; }
    public double From { get; init; }
    public double BucketS { get; init; }
    public double?[] FramesPerSecond { get; init; } = [];
    public uint?[] Tracks { get; init; } = [];
    public TimeSpanModel[] Gaps { get; init; } = [];
    public AlertMark[] Alerts { get; init; } = [];
}

sealed record AlertMark(double Time, string Kind, string TrackId, string? Emergency);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReplayRequest))]
[JsonSerializable(typeof(ReplayResponse))]
[JsonSerializable(typeof(TimelineResponse))]
[JsonSerializable(typeof(ErrorResponse))]
sealed partial class ReplayJson : JsonSerializerContext;
