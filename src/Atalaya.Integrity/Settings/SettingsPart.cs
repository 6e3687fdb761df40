using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Settings;

/// <summary>A part of the settings of Integrity, to write rows of the table about.</summary>
sealed class SettingsPart<T>(DetectorGroup group, Func<IntegritySettings, T> get, Func<IntegritySettings, T, IntegritySettings> set)
{
    const double MetersPerSecondAKnot = 1852.0 / 3600;

    public DetectorSetting Number(string name, double least, double most, string meaning, Func<T, double> getValue, Func<T, double, T> setValue, double scale = 1) =>
        new(name, least, most, meaning, settings => getValue(get(settings)), (settings, value) => set(settings, setValue(get(settings), value))) { Scale = scale };

    public DetectorSetting Knots(string name, double least, double most, string meaning, Func<T, double> getValue, Func<T, double, T> setValue) =>
        Number(name, least, most, meaning, getValue, setValue, MetersPerSecondAKnot);

    public DetectorSetting Whole(string name, int least, int most, string meaning, Func<T, int> getValue, Func<T, int, T> setValue) =>
        Number(name, least, most, meaning, part => getValue(part), (part, value) => setValue(part, (int)value)) with { IsWhole = true };

    /// <summary>A detector with a switch of its own.</summary>
    public DetectorEntry Entry(string name, AlertKindSet kinds, string meaning, Func<T, bool> isOn, Func<T, bool, T> turn, IReadOnlyList<DetectorSetting> settings) =>
        new(name, group, kinds, meaning, all => isOn(get(all)), (all, on) => set(all, turn(get(all), on)), settings);

    /// <summary>A detector that goes on working when it is switched off, as others use what it learns: only its alerts are off.</summary>
    public DetectorEntry Entry(string name, AlertKindSet kinds, string meaning, IReadOnlyList<DetectorSetting> settings) =>
        new(name, group, kinds, meaning, all => all.Off.Without(kinds) == all.Off, (all, on) => all with { Off = on ? all.Off.Without(kinds) : all.Off.With(kinds) }, settings);
}
