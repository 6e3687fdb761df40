using Atalaya.Core.Geodesy;
using Atalaya.Integrity;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Rules;
using Atalaya.Integrity.Settings;

namespace Atalaya.Server.Configuration;

/// <summary>Makes the editor's model of a configuration.</summary>
static class ConfigurationView
{
    const double BytesPerGigabyte = 1L << 30;

    public static ConfigurationModel Of(ConfigurationStore store)
    {
        ConfigurationState state = store.State;
        ServerConfiguration current = state.Current;
        RetentionSettings retention = current.Retention;
        return new ConfigurationModel(
            store.Path, state.Version, state.Text,
            state.Fault is { } fault ? new FaultModel(fault.Reason, fault.Line, fault.Key) : null,
            ConfigurationDifference.NeedsRestart(store.Started, current),
            ConfigurationEnvironment.NamesIn(Environment.GetEnvironmentVariables()),
            [.. current.Sources.Select((source, index) => new SourceSettingModel(state.SourceNames[index], source.Text, index < state.FileSources))],
            [.. current.Areas],
            [.. current.Rules.Select(Model)],
            new RetentionModel(retention.LogDays, retention.LogBytes / BytesPerGigabyte, retention.ArchiveDays, retention.ArchiveBytes / BytesPerGigabyte),
            current.Site is { } site ? Numbers(site) : null,
            [.. DetectorTable.All.Select(entry => Model(entry, current.Integrity))]);
    }

    static double[] Numbers(GeodeticPosition site) => [Math.Round(site.LatitudeDegrees, 7), Math.Round(site.LongitudeDegrees, 7), Math.Round(site.Height, 3)];

    static DetectorModel Model(DetectorEntry entry, IntegritySettings settings) => new(
        entry.Name,
        entry.Group.ToString().ToLowerInvariant(),
        [.. Enum.GetValues<AlertKind>().Where(entry.Kinds.Contains).Select(AlertWords.Of)],
        entry.Meaning,
        entry.IsOn(settings),
        entry.IsChanged(settings),
        [.. entry.Settings.Select(setting => new DetectorValueModel(
            setting.Name, DetectorWords.Unit(setting.Name) is { Length: > 0 } unit ? unit : null, setting.Meaning, setting.Read(settings), setting.Default, setting.Least, setting.Most, setting.IsWhole, setting.NotAbove, setting.Below))]);

    static RuleModel Model(AlertRule rule) => new()
    {
        Name = rule.Name,
        Area = rule.Area,
        When = RuleWords.Of(rule.When),
        Domain = rule.Domain is { } domain ? RuleWords.Of(domain) : null,
        Callsign = rule.Callsign,
        Address = rule.Address?.ToString("x6", System.Globalization.CultureInfo.InvariantCulture),
        Mmsi = rule.Mmsi?.ToString("D9", System.Globalization.CultureInfo.InvariantCulture),
        ModeA = rule.Mode3A is { } code ? Convert.ToString(code, 8).PadLeft(4, '0') : null,
        Emergency = rule.Emergency,
        MinSpeedKn = rule.MinSpeedKnots,
        MaxSpeedKn = rule.MaxSpeedKnots,
        MinAltitudeM = rule.MinAltitudeMeters,
        MaxAltitudeM = rule.MaxAltitudeMeters,
        MinStayS = rule.MinStaySeconds,
        HorizonS = rule.HorizonSeconds,
        CrossesTo = rule.CrossesTo is { } side ? RuleWords.Of(side) : null,
        Severity = RuleWords.Of(rule.Severity),
    };
}
