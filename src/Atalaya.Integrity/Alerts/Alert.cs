using Atalaya.Core.Time;

namespace Atalaya.Integrity.Alerts;

/// <summary>One alert: its cause, what was found, and what became of it. Immutable; a change is a new value with the same id.</summary>
public sealed record Alert
{
    public const int MaxEvidence = 8;

    /// <summary>Counts the alerts of a recording from 1.</summary>
    public required ulong Id { get; init; }

    public required AlertCause Cause { get; init; }

    /// <summary>What was found last.</summary>
    public required AlertStatement Statement { get; init; }

    public required Instant Raised { get; init; }

    /// <summary>When anything of it changed last.</summary>
    public required Instant Updated { get; init; }

    /// <summary>Null while the cause lasts.</summary>
    public Instant? Cleared { get; init; }

    /// <summary>How often its cause came back.</summary>
    public int Reopened { get; init; }

    /// <summary>Null = nobody has.</summary>
    public Instant? Acknowledged { get; init; }

    public string? AcknowledgedBy { get; init; }

    /// <summary>It makes no sound until then.</summary>
    public Instant? SilencedUntil { get; init; }

    public string? SilencedBy { get; init; }

    public AlertKind Kind => Cause.Kind;
    public AlertSeverity Severity => Statement.Severity;
    public ulong TrackId => Cause.Subject;

    /// <summary>Its cause is gone, and it stays until someone has seen it.</summary>
    public bool IsLatched => Cleared is not null && Acknowledged is null && Severity == AlertSeverity.Alarm;
}
