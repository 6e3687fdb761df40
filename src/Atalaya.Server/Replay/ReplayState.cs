using Atalaya.Core.Time;

namespace Atalaya.Server.Replay;

/// <summary>What a replay does.</summary>
enum ReplayPhase
{
    Playing,
    Paused,

    /// <summary>On the way to another moment.</summary>
    Seeking,

    /// <summary>Everything recorded so far has been shown.</summary>
    AtEnd,

    /// <summary>The recording cannot be read; another jump tries again.</summary>
    Failed,
}

/// <summary>A replay as its viewers see it.</summary>
/// <param name="Time">Picture time; null = nothing has been shown yet.</param>
/// <param name="Target">While seeking: the moment asked for.</param>
/// <param name="Progress">While seeking: the share of the way done, 0 to 1.</param>
/// <param name="ActualSpeed">Speed reached of late; null = not playing long enough.</param>
/// <param name="Skipped">The last stretch without a frame that was not waited for, while it is a short time ago.</param>
readonly record struct ReplayState(
    ReplayPhase Phase, Instant? Time, double Speed, bool IsPaused, Instant? Target, double Progress, double? ActualSpeed, (Instant From, Instant To)? Skipped, string? Problem);
