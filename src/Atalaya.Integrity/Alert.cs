using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;

namespace Atalaya.Integrity;

/// <summary>What an alert is about. Persisted: values are frozen.</summary>
public enum AlertKind : byte
{
    /// <summary>A confirmed track sends an emergency (7500, 7600, 7700, AIS-SART, MOB, EPIRB).</summary>
    Emergency = 1,

    /// <summary>A rule of the configuration holds for a confirmed track.</summary>
    Rule = 2,
}

/// <summary>One alert with the evidence that raised it.</summary>
public struct Alert
{
    /// <summary>Counts the alerts of a recording from 1.</summary>
    public ulong Id;

    public AlertKind Kind;
    public AlertSeverity Severity;

    /// <summary>Name of the rule that raised it, and of the rule's area; null = none.</summary>
    public string? Rule, Area;

    public ulong TrackId;
    public Emergency Emergency;
    public Instant Raised;

    /// <summary>Null while the cause lasts.</summary>
    public Instant? Cleared;

    /// <summary>The frame that completed the statement the alert rests on.</summary>
    public Provenance Evidence;
}
