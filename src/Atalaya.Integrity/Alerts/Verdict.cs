namespace Atalaya.Integrity.Alerts;

/// <summary>What the evidence of an alert speaks for most. Persisted: values are frozen.</summary>
public enum Verdict : byte
{
    /// <summary>The alert is about behaviour, not about truth.</summary>
    None = 0,

    /// <summary>Equipment: transponder, navigation, installation.</summary>
    Fault = 1,

    /// <summary>Satellite navigation is disturbed: no place, or a poor one.</summary>
    Jammed = 2,

    /// <summary>The object, or its receiver, is deceived: a false place that is stated in good faith or not.</summary>
    Spoofed = 3,

    /// <summary>There is no such object.</summary>
    Ghost = 4,

    /// <summary>Another object uses its identity.</summary>
    Clone = 5,

    /// <summary>It hides: its equipment was switched off.</summary>
    Dark = 6,

    /// <summary>Nothing is known to be wrong but coverage.</summary>
    Coverage = 7,
}
