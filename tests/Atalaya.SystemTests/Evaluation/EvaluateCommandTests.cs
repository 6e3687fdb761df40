using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace Atalaya.SystemTests.Evaluation;

/// <summary><c>atalaya evaluate</c> beside the independent scorer, key by key.</summary>
public sealed class EvaluateCommandTests
{
    [Theory]
    [InlineData("crossing-4", "truth.csv", "--c", "10", "--gate", "5", "--tgospa", "1")]
    [InlineData("crossing-4", "truth.csv", "--c", "10", "--p", "1", "--tgospa", "4", "--warmup", "20")]
    [InlineData("air-radar", "truth.csv.gz", "--c", "2000", "--gate", "1500", "--tgospa", "500")]
    [InlineData("sea-ais-radar", "truth.csv.gz", "--c", "400", "--gate", "300")]
    public async Task FiguresOfOurTracksAreTheJudges(string scenario, string truth, params string[] options)
    {
        using TemporaryFolder folder = new();
        string data = Repository.Data("tracking/" + scenario), tracks = folder.File("tracks.csv");
        string[] run = scenario == "crossing-4" ? ["--run", "03"] : [];
        Assert.Equal(0, (await AtalayaProcess.RunAsync(["track", data, "--output", tracks, .. run])).ExitCode);
        await AssertAgrees(Path.Combine(data, truth), tracks, options);
    }

    [Theory]
    [InlineData("swaps")]
    [InlineData("gaps")]
    [InlineData("false")]
    [InlineData("empty")]
    [InlineData("late")]
    public async Task FiguresOfBrokenTracksAreTheJudges(string fault)
    {
        using TemporaryFolder folder = new();
        string truth = Repository.Data("tracking/air-radar/truth.csv.gz"), tracks = folder.File("tracks.csv.gz");
        WriteBroken(truth, tracks, fault);
        await AssertAgrees(truth, tracks, ["--c", "2000", "--gate", "1500", "--tgospa", "200", .. fault == "late" ? (string[])["--interp", "10"] : []]);
    }

    [Fact]
    public async Task DegreesAreComparedInThePlaneOfTheReference()
    {
        string truth = Repository.Data("tracking/multi-radar-bias/truth.csv.gz");
        using TemporaryFolder folder = new();
        string tracks = folder.File("tracks.csv");
        string[] rows = ReadLines(truth);
        File.WriteAllLines(tracks, ["time_s,track_id,lat,lon", .. rows.Skip(1).Select((row, i) => row.Split(',') is var f ? $"{f[0]},{f[1]},{Shifted(f[6], i % 5 * 1e-4)},{f[7]}" : "")]);
        await AssertAgrees(truth, tracks, ["--c", "1000", "--ref", "40.45,-3.7"]);
    }

    [Theory]
    [InlineData("--truth a.csv --tracks a.csv", 1, "a.csv: no such file")]
    [InlineData("--truth bad.csv --tracks bad.csv", 1, "bad.csv:3: x_m 'left' is not a number")]
    [InlineData("--truth none.csv --tracks none.csv", 1, "the truth holds no time to judge at")]
    [InlineData("--tracks none.csv", 2, "--truth")]
    [InlineData("--truth none.csv --tracks none.csv --c -1", 2, "--c -1: must be a number above 0")]
    [InlineData("--truth none.csv --tracks none.csv --ref north", 2, "--ref north: must be LAT,LON in degrees")]
    public async Task WhatIsWrongIsSaidInOneLine(string arguments, int exitCode, string message)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("bad.csv"), "time_s,id,x_m,y_m\n1,a,2,3\n2,a,left,3\n");
        File.WriteAllText(folder.File("none.csv"), "time_s,id,x_m,y_m\n");
        (int code, _, string errors) = await AtalayaProcess.RunAsync(["evaluate", .. arguments.Split(' ').Select(word => word.EndsWith(".csv", StringComparison.Ordinal) ? folder.File(word) : word)]);
        Assert.Equal(exitCode, code);
        Assert.Contains(message, errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    static async Task AssertAgrees(string truth, string tracks, string[] options)
    {
        Dictionary<string, double> expected = await Judge.ScoreAsync(truth, tracks, options);
        (int exitCode, string output, string errors) = await AtalayaProcess.RunAsync(["evaluate", "--truth", truth, "--tracks", tracks, "--json", .. options]);
        Assert.True(exitCode == 0, errors);
        using JsonDocument figures = JsonDocument.Parse(output);
        foreach ((string name, double value) in expected)
        {
            JsonElement ours = figures.RootElement.GetProperty(name);
            if (double.IsNaN(value)) Assert.True(ours.ValueKind == JsonValueKind.Null, $"{name}: the judge has none, we {ours}");
            else Assert.True(Math.Abs(value - ours.GetDouble()) <= 1e-6 * Math.Max(1, Math.Abs(value)), $"{name}: the judge {value:R}, we {ours}");
        }
    }

    /// <summary>The truth as tracks, with noise of fixed seed and one fault.</summary>
    static void WriteBroken(string truth, string tracks, string fault)
    {
        Random random = new(7);
        using StreamWriter writer = new(new GZipStream(File.Create(tracks), CompressionLevel.Fastest)) { NewLine = "\n" };
        writer.WriteLine("time_s,track_id,x_m,y_m,vx,vy");
        foreach (string row in ReadLines(truth).Skip(1))
        {
            string[] f = row.Split(',');
            double time = double.Parse(f[0], CultureInfo.InvariantCulture);
            int id = int.Parse(f[1], CultureInfo.InvariantCulture);
            if (fault == "empty" || (fault == "gaps" && (random.NextDouble() < 0.2 || (int)(time / 60) % 5 == id % 5))) continue;
            if (fault == "swaps" && random.NextDouble() < 0.05) id ^= 1;
            string x = Shifted(f[2], 300 * random.NextDouble()), y = Shifted(f[3], 300 * random.NextDouble());
            writer.WriteLine($"{(fault == "late" ? Shifted(f[0], 1.3) : f[0])},{id},{x},{y},{f[4]},{f[5]}");
            if (fault == "false" && random.NextDouble() < 0.3) writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{f[0]},{random.Next(1000, 1100)},{random.Next(-60_000, 60_000)},{random.Next(-60_000, 60_000)},1,1"));
        }
    }

    static string Shifted(string number, double by) => (double.Parse(number, CultureInfo.InvariantCulture) + by).ToString("R", CultureInfo.InvariantCulture);

    static string[] ReadLines(string path)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
