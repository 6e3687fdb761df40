using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Atalaya.Benchmarks.Judging;

/// <summary>
/// Judges the tracker on sets of tracking scenarios, those given and those made for fresh seeds: a Markdown table of means with standard errors over the
/// sets, beside the bars and the oracle's, then one line of JSON for each scenario.
/// </summary>
static class TrackingRun
{
    public static int Run(Settings settings)
    {
        string[] sets = [.. settings.Sets, .. settings.Seeds.Select(seed => Generate(settings.Generator!, seed))];
        TrackingScenario[] scenarios = [.. TrackingScenario.All.Where(scenario => settings.Scenarios.Length == 0 || settings.Scenarios.Contains(scenario.Name))];
        List<string> lines = [];
        Console.WriteLine($"| scenario | figure | must | aim | mean ± standard error ({sets.Length} sets) | perfect association |\n| --- | --- | --- | --- | --- | --- |");
        foreach (TrackingScenario scenario in scenarios)
        {
            List<Dictionary<string, double>> ours = JudgeAll(scenario, sets, isOracle: false);
            if (ours.Count == 0) continue;
            List<Dictionary<string, double>> oracle = scenario.IdentityColumn is null ? [] : JudgeAll(scenario, sets, isOracle: true);
            foreach (TrackingBar bar in scenario.Bars)
                Console.WriteLine($"| {scenario.Name} | {bar.Figure} | {Bound(bar.Must, bar)} | {Bound(bar.Aim, bar)} | {Text(ours, bar.Figure)} | {Text(oracle, bar.Figure)} |");
            Console.Out.Flush();
            lines.Add(JsonSerializer.Serialize(new { scenario = scenario.Name, sets = ours, oracle }, new JsonSerializerOptions { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals }));
        }

        foreach (string line in lines) Console.WriteLine(line);
        return lines.Count > 0 ? 0 : 1;
    }

    /// <summary>One figure set for each set; of real data, which no seed changes, one for each part.</summary>
    static List<Dictionary<string, double>> JudgeAll(TrackingScenario scenario, string[] sets, bool isOracle)
    {
        List<Dictionary<string, double>> all = [];
        foreach (string set in scenario.Parts.Length > 0 ? sets.Take(1) : sets)
            foreach (string folder in scenario.Folders(set)) all.Add(TrackedFolder.Judge(scenario, folder, isOracle));
        return all;
    }

    static string Generate(string generator, int seed)
    {
        string output = Path.Combine(Path.GetTempPath(), $"atalaya-tracking-set-{seed}");
        using Process process = Process.Start("/usr/bin/python3", [generator, output, seed.ToString(CultureInfo.InvariantCulture)]);
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{generator}: exit code {process.ExitCode}");
    }

    static string Bound(double value, TrackingBar bar) => double.IsNaN(value) ? "" : $"{(bar.IsFloor ? '≥' : '≤')} {value.ToString("#,0.####", CultureInfo.InvariantCulture)}";

    static string Text(List<Dictionary<string, double>> sets, string figure)
    {
        double[] values = [.. sets.Select(set => set.GetValueOrDefault(figure, double.NaN)).Where(value => !double.IsNaN(value))];
        if (values.Length == 0) return "";
        double mean = values.Average();
        double error = values.Length > 1 ? Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length) : double.NaN;
        string format = Math.Abs(mean) >= 100 ? "#,0" : Math.Abs(mean) >= 10 ? "0.0" : "0.0000";
        return mean.ToString(format, CultureInfo.InvariantCulture) + (double.IsNaN(error) ? "" : " ± " + error.ToString(format, CultureInfo.InvariantCulture));
    }
}
