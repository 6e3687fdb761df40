using Atalaya.Core.Time;
using Atalaya.Pipeline;

namespace Atalaya.Server.Replay;

/// <summary>What a replay works on, and how it begins.</summary>
sealed record ReplayOptions
{
    public required string Directory { get; init; }
    public FlowOptions Flow { get; init; } = new();

    /// <summary>Times real time; 0 = as fast as possible.</summary>
    public double Speed { get; init; } = 1;
    public bool IsPaused { get; init; }

    /// <summary>The moment to begin with; null = the first frame.</summary>
    public Instant? From { get; init; }
    public Instant? To { get; init; }

    /// <summary>The recording is being written: at its end the replay waits for what comes.</summary>
    public bool Follows { get; init; }

    /// <summary>Begin a jump with the checkpoint before it; false = apply every frame from the first on.</summary>
    public bool UsesCheckpoints { get; init; } = true;

    /// <summary>Runs beside a live flow, which must not notice.</summary>
    public bool YieldsToOthers { get; init; }
}
