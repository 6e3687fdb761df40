using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Settings;

/// <summary>What may be configured of one detector.</summary>
/// <param name="Name">As in the configuration.</param>
/// <param name="Kinds">The alerts that there are none of when it is switched off.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="IsOn">Whether it is switched on.</param>
public sealed record DetectorEntry(
    string Name, DetectorGroup Group, AlertKindSet Kinds, string Meaning, Func<IntegritySettings, bool> IsOn, Func<IntegritySettings, bool, IntegritySettings> Switch, IReadOnlyList<DetectorSetting> Settings)
{
    /// <summary>Key of the switch.</summary>
    public const string Enabled = "enabled";

    public DetectorSetting? Find(string name)
    {
        foreach (DetectorSetting setting in Settings)
            if (setting.Name == name) return setting;
        return null;
    }

    /// <summary>Two numbers that do not go together, as a sentence that begins with the name of the first; null = there are none.</summary>
    public (string Name, string Sentence)? Fault(IntegritySettings settings)
    {
        foreach (DetectorSetting setting in Settings)
        {
            if ((setting.NotAbove ?? setting.Below) is not { } other) continue;
            double value = setting.Read(settings), limit = Find(other)!.Read(settings);
            if (value > limit || (value == limit && setting.Below is not null))
                return (setting.Name, FormattableString.Invariant($"\"{setting.Name}\" ({value}) must {(setting.Below is null ? "not be above" : "be below")} \"{other}\" ({limit})"));
        }

        return null;
    }

    /// <summary>True if something of it is not as without configuration.</summary>
    public bool IsChanged(IntegritySettings settings)
    {
        if (IsOn(settings) != IsOn(IntegritySettings.Default)) return true;
        foreach (DetectorSetting setting in Settings)
            if (setting.Read(settings) != setting.Default) return true;
        return false;
    }
}
