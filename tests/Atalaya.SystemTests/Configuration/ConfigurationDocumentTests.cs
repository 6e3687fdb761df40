using System.Text;
using System.Text.RegularExpressions;
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
