using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Settings;

/// <summary>
/// Every detector that can be configured: the configuration, its schema, the frame of the log and the page for administrators work from these. A detector
/// that is not here is always on.
/// </summary>
public static class DetectorTable
{
    public static IReadOnlyList<DetectorEntry> All { get; } = [.. BehaviourEntries.All, .. SeaEntries.All, .. DeceptionEntries.All, InterferenceEntries.Interference];

    public static DetectorEntry? Find(string name)
    {
        foreach (DetectorEntry entry in All)
            if (entry.Name == name) return entry;
        return null;
    }

    /// <summary>Kinds of alerts whose detector is switched off.</summary>
    public static AlertKindSet OffKinds(IntegritySettings settings)
    {
        AlertKindSet off = settings.Off;
        foreach (DetectorEntry entry in All)
            if (!entry.IsOn(settings)) off = off.With(entry.Kinds);
        return off;
    }
}
