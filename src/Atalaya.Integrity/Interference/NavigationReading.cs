namespace Atalaya.Integrity.Interference;

/// <summary>What a report tells of its sender's satellite navigation. Persisted: values are frozen.</summary>
enum NavigationReading : byte
{
    /// <summary>Nothing.</summary>
    None = 0,
    Good = 1,

    /// <summary>Neither good nor bad enough to be counted.</summary>
    Between = 2,
    Bad = 3,
}
