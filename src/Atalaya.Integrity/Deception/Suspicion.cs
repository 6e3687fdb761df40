namespace Atalaya.Integrity.Deception;

/// <summary>How what is stated left what is measured. Persisted: values are frozen.</summary>
enum Suspicion : byte
{
    None = 0,

    /// <summary>Slowly, while it was watched.</summary>
    Drift = 1,

    /// <summary>At once, while it was watched.</summary>
    Step = 2,

    /// <summary>It was elsewhere from the beginning.</summary>
    Offset = 3,
}
