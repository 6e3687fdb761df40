using System.Globalization;
using Atalaya.Integrity;
using Atalaya.Integrity.Settings;

namespace Atalaya.Server.Configuration;

/// <summary>Reads <c>integrity</c>.</summary>
static class IntegritySection
{
    public static IntegritySettings Read(ref ConfigurationCursor cursor)
    {
        cursor.ExpectObject("\"integrity\" must be an object of detectors, as { \"collision\": { \"enabled\": false } }");
        IntegritySettings settings = IntegritySettings.Default;
        ulong seen = 0;
        while (cursor.NextKey(ConfigurationKeys.Integrity, ref seen) is { } key) settings = ReadDetector(ref cursor, DetectorTable.Find(key)!, settings);
        return settings;
    }

    static IntegritySettings ReadDetector(ref ConfigurationCursor cursor, DetectorEntry entry, IntegritySettings settings)
    {
        cursor.ExpectObject($"\"{entry.Name}\" must be an object, as {{ \"enabled\": false }}");
        Dictionary<string, int> lines = new() { [""] = cursor.Line };
        ulong seen = 0;
        while (cursor.NextKey(ConfigurationKeys.Detector(entry.Name), ref seen) is { } key)
        {
            lines[key] = cursor.Line;
            settings = key == DetectorEntry.Enabled ? entry.Switch(settings, cursor.Flag(key)) : ReadNumber(cursor, entry.Find(key)!, settings);
        }

        if (entry.Fault(settings) is { } fault) throw cursor.WrongAt(lines.GetValueOrDefault(fault.Name, lines[""]), $"{entry.Name}: {fault.Sentence}", fault.Name);
        return settings;
    }

    static IntegritySettings ReadNumber(in ConfigurationCursor cursor, DetectorSetting setting, IntegritySettings settings)
    {
        double value = cursor.Number(setting.Name);
        if (setting.IsAllowed(value)) return setting.Write(settings, value);
        string kind = setting.IsWhole ? "a whole number" : "a number";
        throw cursor.Wrong(string.Create(CultureInfo.InvariantCulture, $"\"{setting.Name}\" must be {kind} from {setting.Least} to {setting.Most}"));
    }
}
