using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Atalaya.Integrity.Settings;
using Atalaya.Server.Configuration;

namespace Atalaya.SystemTests.Configuration;

/// <summary>docs/configuration.md against the reader.</summary>
public sealed partial class ConfigurationDocumentTests
{
    static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "docs/configuration.md"));

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example { get; }

    [Fact]
    public void EveryExampleIsSound()
    {
        string[] examples = [.. Example.Matches(Document).Select(match => match.Groups[1].Value)];
        Assert.True(examples.Length >= 6);
        foreach (string example in examples) new ConfigurationReader("docs/configuration.md", Encoding.UTF8.GetBytes(example)).Read();
    }

    [GeneratedRegex("(?<=<!-- detectors -->\n).*?(?=<!-- end of detectors -->)", RegexOptions.Singleline)]
    private static partial Regex Detectors { get; }

    [Fact]
    public void TheDetectorsAreThoseOfTheReader()
    {
        StringBuilder tables = new();
        foreach (DetectorEntry entry in DetectorTable.All)
        {
            tables.Append(CultureInfo.InvariantCulture, $"\n`{entry.Name}`: {entry.Meaning}\n");
            if (entry.Settings.Count == 0) continue;
            tables.Append("\n| key | from | to | default | meaning |\n|---|---|---|---|---|\n");
            foreach (DetectorSetting setting in entry.Settings)
                tables.Append(CultureInfo.InvariantCulture, $"| `{setting.Name}` | {DetectorWords.Number(setting.Least)} | {DetectorWords.Number(setting.Most)} | {DetectorWords.Default(setting)} | {setting.Meaning}{Order(setting)} |\n");
        }

        string expected = tables.Append('\n').ToString();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(Path.Combine(Repository.Root, "docs/configuration.md"), Detectors.Replace(Document, expected.Replace("$", "$$", StringComparison.Ordinal)));
        else Assert.Equal(expected, Detectors.Match(Document).Value);
    }

    static string Order(DetectorSetting setting) =>
        setting.NotAbove is { } most ? $" Not above `{most}`." : setting.Below is { } limit ? $" Below `{limit}`." : "";

    [Fact]
    public void EveryKeyIsDescribedAndSaidToNeedARestartIfItDoes()
    {
        foreach (ConfigurationKey key in ConfigurationKeys.Root)
        {
            string row = Array.Find(Document.Split('\n'), line => line.StartsWith($"| `{key.Name}` |", StringComparison.Ordinal)) ?? "";
            Assert.NotEqual("", row);
            Assert.Equal(key.NeedsRestart, row.EndsWith("| restart |", StringComparison.Ordinal));
        }

        foreach ((string name, IReadOnlyList<ConfigurationKey> keys, _) in ConfigurationKeys.Objects)
            foreach (ConfigurationKey key in keys) Assert.True(Document.Contains($"`{key.Name}`", StringComparison.Ordinal), $"{name}: {key.Name}");
    }
}
