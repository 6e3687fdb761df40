using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Atalaya.Scenarios.Evaluation;
using Atalaya.Scenarios.Evaluation.Reading;
using Atalaya.Scenarios.Evaluation.Reporting;
using Atalaya.Server.Inputs;

namespace Atalaya.Benchmarks.Judging;

/// <summary>Tracks one folder of a scenario with the program and judges what comes out.</summary>
static class TrackedFolder
{
    /// <summary>Mean figures over the folder's runs.</summary>
    public static Dictionary<string, double> Judge(TrackingScenario scenario, string folder, bool isOracle)
    {
        string work = Directory.CreateTempSubdirectory("atalaya-tracking-").FullName;
        try
        {
            string input = folder;
            if (isOracle) PerfectAssociation.WriteFolder(folder, input = Path.Combine(work, "oracle"), scenario.IdentityColumn!);
            string output = Path.Combine(work, "tracks.csv");
            string[] sensors = scenario.Sensors is { } names ? ["--sensors", names] : [], runs = scenario.Runs > 0 ? ["--run", "all"] : [];
            JsonElement statistics = Track(["track", input, "--output", output, "--stats", .. sensors, .. runs]);
            string truth = File.Exists(Path.Combine(folder, "truth.csv")) ? Path.Combine(folder, "truth.csv") : Path.Combine(folder, "truth.csv.gz");
            string[] outputs = scenario.Runs > 0 ? [.. Enumerable.Range(0, scenario.Runs).Select(run => Path.Combine(work, $"tracks-{run:00}.csv"))] : [output];
            if (isOracle)
                foreach (string tracks in outputs) PerfectAssociation.KeepLiving(truth, tracks, scenario.IdentityColumn!);
            Dictionary<string, double> figures = Means([.. outputs.Select(tracks => Judge(scenario, folder, truth, tracks))]);
            figures["detections_per_cpu_second"] = statistics.GetProperty("records").GetDouble() / Math.Max(1e-3, statistics.GetProperty("cpu_seconds").GetDouble() - statistics.GetProperty("startup_cpu_seconds").GetDouble());
            if (!isOracle) AddBiases(figures, Path.Combine(folder, "truth-bias.csv"), statistics);
            return figures;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    static JsonElement Track(string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "atalaya"), arguments) { RedirectStandardError = true })!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"atalaya {string.Join(' ', arguments)}: {errors}");
        return JsonSerializer.Deserialize<JsonElement>(errors.TrimEnd().Split('\n')[^1]);
    }

    static Dictionary<string, double> Judge(TrackingScenario scenario, string folder, string truthPath, string tracksPath)
    {
        PlaneTrajectories truth = Read(truthPath, TrajectoryReader.ReadTruth), tracks = Read(tracksPath, TrajectoryReader.ReadTracks);
        EvaluationOptions options = new() { CutoffMeters = scenario.CutoffMeters, GateMeters = scenario.GateMeters };
        TrackEvaluation evaluation = TrackEvaluator.Evaluate(truth, tracks, options);
        Dictionary<string, double> figures = FigureList.Of(evaluation).ToDictionary(figure => figure.Name, figure => figure.Value, StringComparer.Ordinal);
        if (scenario.FirstSeconds is { } end) figures["gospa_mean_first"] = evaluation.Times.Where(time => time.TimeSeconds < end).Average(time => time.Error.Gospa);
        string identities = Path.Combine(folder, "truth-identity.csv");
        if (scenario.Name == "multi-radar-bias" && File.Exists(identities)) figures["pos_rmse_mode_s"] = RmsOf(evaluation, ModeSAlone(identities));
        return figures;
    }

    static PlaneTrajectories Read(string path, Func<TextReader, string, TrajectoryRows> read)
    {
        using StreamReader reader = new(InputStream.Open(path));
        return read(reader, path).In(null);
    }

    /// <summary>Objects with Mode S and without ADS-B: columns id, address, mode_a, mode_s, adsb.</summary>
    static HashSet<string> ModeSAlone(string identities) =>
        [.. File.ReadLines(identities).Skip(1).Select(line => line.Split(',')).Where(fields => fields[3] == "1" && fields[4] == "0").Select(fields => fields[0])];

    static double RmsOf(TrackEvaluation evaluation, HashSet<string> names)
    {
        var tracked = evaluation.Objects.Where(one => names.Contains(one.Name) && one.MatchedTimes > 0);
        return Math.Sqrt(tracked.Sum(one => one.PositionRms * one.PositionRms * one.MatchedTimes) / tracked.Sum(one => one.MatchedTimes));
    }

    /// <summary>The largest error of the biases found, over the radars.</summary>
    static void AddBiases(Dictionary<string, double> figures, string truth, JsonElement statistics)
    {
        if (!File.Exists(truth) || !statistics.TryGetProperty("registration", out JsonElement found) || found.GetArrayLength() == 0) return;
        foreach (string[] fields in File.ReadLines(truth).Skip(1).Select(line => line.Split(',')))
            foreach (JsonElement sensor in found.EnumerateArray().Where(one => one.GetProperty("sensor").GetString() == fields[0]))
            {
                Largest("range_bias_error_m", sensor.GetProperty("range_bias_m").GetDouble(), fields[1]);
                Largest("azimuth_bias_error_deg", sensor.GetProperty("azimuth_bias_deg").GetDouble(), fields[2]);
            }

        void Largest(string name, double value, string expected) =>
            figures[name] = Math.Max(figures.GetValueOrDefault(name), Math.Abs(value - double.Parse(expected, CultureInfo.InvariantCulture)));
    }

    public static Dictionary<string, double> Means(IReadOnlyList<Dictionary<string, double>> runs) =>
        runs.SelectMany(run => run).GroupBy(figure => figure.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Average(figure => figure.Value), StringComparer.Ordinal);
}
