using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Server.Archive;

/// <summary>
/// Which states of a track are kept: its first and last, each change of its status, emergency or what is doubted of it, and otherwise the first of each slot of time. A function of
/// a track's value before and after a change and of nothing else, so that a restart keeps the same states as a run that was never interrupted.
/// </summary>
sealed record TrackSampling
{
    /// <summary>Slot in the air, on land and of unknown domain; at sea.</summary>
    public double AirSeconds { get; init; } = 5;
    public double SeaSeconds { get; init; } = 30;

    public double Seconds(Domain domain) => domain == Domain.Sea ? SeaSeconds : AirSeconds;

    /// <param name="before">The state before; its status is Tentative where there was none.</param>
    public bool Keeps(in TrackMark before, in Track now)
    {
        if (now.Status == TrackStatus.Ended) return before.Status != TrackStatus.Tentative;
        if (now.Status == TrackStatus.Tentative) return false;
        return before.Status != now.Status || before.Emergency != now.Emergency || before.Doubts != TrackMark.DoubtsOf(now) || Slot(now.Time, now.Domain) > Slot(before.Time, now.Domain);
    }

    long Slot(Instant time, Domain domain) => time.UnixNanoseconds / (long)(Seconds(domain) * Instant.NanosecondsPerSecond);
}
