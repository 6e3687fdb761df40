using Atalaya.Core.Time;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Rules;

/// <summary>What the rules remember of one track.</summary>
sealed class WatchedTrack
{
    /// <summary>When it was first seen confirmed.</summary>
    public Instant FirstSeen;

    public Instant LastSeen;
    public readonly List<Stay> Stays = [];
    public readonly List<RaisedRule> Raised = [];
    public readonly List<Anchor> Anchors = [];

    /// <summary>When it is looked at again whether it will enter an area.</summary>
    public Instant NextLook;

    /// <summary>Its stay in an area.</summary>
    /// <param name="Area">Place in the configuration.</param>
    /// <param name="HasEntered">It was seen outside before.</param>
    /// <param name="Since">When it was first seen inside.</param>
    /// <param name="OutsideSince">Null = it is inside.</param>
    public readonly record struct Stay(int Area, bool HasEntered, Instant Since, Instant? OutsideSince);

    /// <summary>Where it was last clear of a line.</summary>
    /// <param name="Area">Place in the configuration.</param>
    public readonly record struct Anchor(int Area, double Latitude, double Longitude);

    /// <summary>The alert that a rule has raised for it.</summary>
    /// <param name="Rule">Place in the configuration.</param>
    /// <param name="UnmetSince">Null = its conditions are met.</param>
    /// <param name="Severity">The gravest so far.</param>
    public readonly record struct RaisedRule(int Rule, Instant At, Instant? UnmetSince, AlertSeverity Severity);
}
