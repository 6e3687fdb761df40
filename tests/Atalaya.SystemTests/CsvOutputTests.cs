namespace Atalaya.SystemTests;

/// <summary><c>decode --output csv</c>: the values of the JSON lines in columns.</summary>
public sealed class CsvOutputTests
{
    [Fact]
    public async Task EachRecordIsARowWithTheValuesOfItsJsonLine()
    {
        using TemporaryFolder folder = new();
        Assert.Equal(0, (await AtalayaProcess.RunAsync("simulate", "strait", "--output", folder.Path, "--duration", "60")).ExitCode);
        string radar = folder.File("radar-1.ast");
        (int exitCode, string csv, _) = await AtalayaProcess.RunAsync("decode", radar, "--output", "csv");
        (_, string json, _) = await AtalayaProcess.RunAsync("decode", radar);
        Assert.Equal(0, exitCode);
        string[] rows = csv.TrimEnd('\n').Split('\n');
        string[] lines = json.TrimEnd('\n').Split('\n');
        Assert.Equal(lines.Length, rows.Length - 1);
        string[] header = rows[0].Split(',');
        int range = Array.IndexOf(header, "items.040.RHO");
        Assert.True(range > 0);
        for (int i = 0; i < lines.Length; i++)
        {
            System.Text.Json.Nodes.JsonNode? expected = System.Text.Json.Nodes.JsonNode.Parse(lines[i])!["items"]!["040"]?["RHO"];
            Assert.Equal(expected?.ToJsonString() ?? "", rows[i + 1].Split(',')[range]);
        }
    }
}
