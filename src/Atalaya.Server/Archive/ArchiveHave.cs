using Atalaya.Core.Time;

namespace Atalaya.Server.Archive;

/// <summary>The last tick with rows in each table of an archive as it was opened: nothing up to there is written again.</summary>
/// <param name="Complete">The tick up to which all tables have all their rows; null = none of them has any.</param>
sealed record ArchiveHave(Tick Tracks, Tick Reports, Tick Alerts, Tick? Complete);
