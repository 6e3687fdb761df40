using System.Text;
using System.Text.Json;
using Atalaya.Integrity.Settings;
using Atalaya.Server.Configuration;

namespace Atalaya.SystemTests.Configuration;

public sealed class ConfigurationSchemaTests
{
    [Fact]
    public void ThePublishedSchemaIsThatOfTheReader()
    {
        string path = Path.Combine(Repository.Root, "docs/atalaya.schema.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(path, ConfigurationSchema.Text);
        Assert.Equal(File.ReadAllText(path), ConfigurationSchema.Text);
    }

    /// <summary>A key in the table that the reader does not use, or takes for another, would leave its setting as it was.</summary>
    [Fact]
    public void EveryKeyOfTheTableSetsItsOwnValue()
    {
        Dictionary<string, string> values = new()
        {
            ["$schema"] = "\"x\"",
            ["listen"] = "\"127.0.0.1:1\"",
            ["data"] = "\"x\"",
            ["insecure"] = "true",
            ["sectors"] = "3",
            ["site"] = "[1, 2]",
            ["tls"] = "{\"certificate\": \"c\"}",
            ["public_names"] = "[\"radar.example\"]",
            ["sources"] = "[\"sbs+tcp://a\"]",
            ["outputs"] = "[\"sbs+tcp://127.0.0.1:1\"]",
            ["areas"] = "[{\"name\": \"a\", \"center\": [1, 2], \"radius_m\": 3}]",
            ["rules"] = "[{\"name\": \"r\"}]",
            ["integrity"] = "{\"loitering\": {\"enabled\": false}}",
            ["notify"] = "[{\"name\": \"n\", \"to\": \"https://a/\"}]",
            ["retention"] = "{\"log_days\": 1}",
            ["log_days"] = "1",
            ["log_gigabytes"] = "1",
            ["archive_days"] = "1",
            ["archive_gigabytes"] = "1",
            ["domain"] = "\"sea\"",
            ["callsign"] = "\"A*\"",
            ["address"] = "\"4840d6\"",
            ["mmsi"] = "\"211000000\"",
            ["mode_a"] = "\"7700\"",
            ["emergency"] = "true",
            ["severity"] = "\"alarm\"",
            ["when"] = "\"appears\"",
            ["min_speed_kn"] = "1",
            ["max_speed_kn"] = "1",
            ["min_altitude_m"] = "1",
            ["max_altitude_m"] = "1",
        };
        Dictionary<string, string> places = new()
        {
            ["min_stay_s"] = "\"when\": \"stays\", \"min_stay_s\": 5",
            ["horizon_s"] = "\"when\": \"approaches\", \"horizon_s\": 5",
            ["crosses_to"] = "\"when\": \"crosses\", \"crosses_to\": \"left\"",
        };
        HashSet<string> results = [];
        foreach (ConfigurationKey key in ConfigurationKeys.Root) Assert.True(results.Add(Show($"{{\"{key.Name}\": {values[key.Name]}}}")), key.Name);
        foreach (ConfigurationKey key in ConfigurationKeys.Retention) Assert.True(results.Add(Show($"{{\"retention\": {{\"{key.Name}\": 7}}}}")), key.Name);
        foreach (DetectorEntry entry in DetectorTable.All)
            foreach (ConfigurationKey key in ConfigurationKeys.Detector(entry.Name))
                Assert.True(results.Add(Show($"{{\"integrity\": {{\"{entry.Name}\": {{\"{key.Name}\": {Other(entry, key)}}}}}}}")) || (entry.Name, key.Name) == ("loitering", "enabled"), $"{entry.Name}.{key.Name}");
        foreach ((string key, string rule) in places)
            Assert.True(results.Add(Show($"{{\"areas\": [{{\"name\": \"a\", {(key == "crosses_to" ? "\"line\": [[1, 2], [3, 4]]" : "\"center\": [1, 2], \"radius_m\": 3")}}}], \"rules\": [{{\"name\": \"r\", \"area\": \"a\", {rule}}}]}}")), key);
        foreach (ConfigurationKey key in ConfigurationKeys.Rule.Where(key => key.Name is not ("name" or "area") && !places.ContainsKey(key.Name))) Assert.True(results.Add(Show($"{{\"rules\": [{{\"name\": \"r\", \"{key.Name}\": {values[key.Name]}}}]}}")), key.Name);
    }

    /// <summary>A value that is allowed and is not the default.</summary>
    static string Other(DetectorEntry entry, ConfigurationKey key)
    {
        if (entry.Find(key.Name) is not { } setting) return "false";
        double value = setting.IsWhole ? setting.Default + 1 : setting.Default + (setting.Default >= 1 ? 1e-3 : 1e-4 * Math.Min(1, setting.Default)) * (setting.Default < setting.Most ? 1 : -1);
        return value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
    }

    static string Show(string json)
    {
        ServerConfiguration read = new ConfigurationReader("a.json", Encoding.UTF8.GetBytes(json)).Read();
        return $"{read} {ConfigurationDifference.Describe(new ServerConfiguration(), read)} {string.Join(',', read.Rules)} {string.Join(',', read.Areas)} {read.Sources.Count} {read.Outputs.Count} {read.PublicNames.Count}";
    }

    [Fact]
    public void TheSchemaIsJson() => Assert.Equal("https://json-schema.org/draft/2020-12/schema", JsonDocument.Parse(ConfigurationSchema.Text).RootElement.GetProperty("$schema").GetString());
}
