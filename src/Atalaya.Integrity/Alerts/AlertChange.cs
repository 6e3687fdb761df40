namespace Atalaya.Integrity.Alerts;

/// <summary>What happened to an alert. Persisted: values are frozen.</summary>
public enum AlertChangeKind : byte
{
    Raised = 1,

    /// <summary>More, or something else, was found.</summary>
    Updated = 2,
    Acknowledged = 3,
    Silenced = 4,
    Cleared = 5,

    /// <summary>Its cause came back.</summary>
    Reopened = 6,
}

/// <summary>One change of an alert in a tick.</summary>
/// <param name="Sequence">Counts the changes of a recording from 1.</param>
/// <param name="Alert">As it is after the change.</param>
public readonly record struct AlertChange(long Sequence, AlertChangeKind Kind, Alert Alert);
