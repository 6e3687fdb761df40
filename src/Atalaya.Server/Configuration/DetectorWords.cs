using System.Globalization;
using Atalaya.Integrity;
using Atalaya.Integrity.Settings;

namespace Atalaya.Server.Configuration;

/// <summary>How numbers of detectors are written for people.</summary>
static class DetectorWords
{
    /// <summary>To four digits: 1.5 m/s are 2.916 kn.</summary>
    public static string Default(DetectorSetting setting) => Number(double.Parse(setting.Default.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture).Replace("E-0", "e-", StringComparison.Ordinal).Replace("E-", "e-", StringComparison.Ordinal);

    /// <summary>What is configured of a detector on one line: <c>off, alarm_s 120</c>.</summary>
    public static string Text(DetectorEntry entry, IntegritySettings settings)
    {
        IEnumerable<string> numbers = entry.Settings.Where(setting => setting.Read(settings) != setting.Default)
            .Select(setting => string.Create(CultureInfo.InvariantCulture, $"{setting.Name} {setting.Read(settings)}"));
        return string.Join(", ", numbers.Prepend(entry.IsOn(settings) ? "on" : "off"));
    }

    /// <summary>The unit at the end of a key; empty = a bare number.</summary>
    public static string Unit(string name) => name[(name.LastIndexOf('_') + 1)..] switch
    {
        "s" => "s",
        "m" => "m",
        "kn" => "kn",
        "mps" => "m/s",
        "dps" => "°/s",
        "dbm" => "dBm",
        _ => "",
    };
}
