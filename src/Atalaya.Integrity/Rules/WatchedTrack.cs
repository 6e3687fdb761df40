using Atalaya.Core.Time;

namespace Atalaya.Integrity.Rules;

/// <summary>What the rules remember of one track.</summary>
sealed class WatchedTrack
{
    /// <summary>When it was first seen confirmed.</summary>
    public Instant FirstSeen;

    public Instant LastSeen;
    public readonly List<Stay> Stays = [];
    public readonly List<RaisedRule> Raised = [];

    /// <summary>Its stay in an area.</summary>
    /// <param name="Area">Place in the configuration.</param>
    /// <param name="HasEntered">It was seen outside before.</param>
    /// <param name="OutsideSince">Null = it is inside.</param>
    public readonly record struct Stay(int Area, bool HasEntered, Instant? OutsideSince);

    /// <summary>The alert that a rule has raised for it.</summary>
    /// <param name="Rule">Place in the configuration.</param>
    /// <param name="UnmetSince">Null = its conditions are met.</param>
    public readonly record struct RaisedRule(int Rule, Instant At, Instant? UnmetSince);
}
