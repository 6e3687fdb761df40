using System.Globalization;
using System.Text.Json;
using Atalaya.Core.Time;
using Atalaya.Integrity.Alerts;
using Atalaya.Scenarios;
using Atalaya.Scenarios.Attacks;
using Atalaya.Scenarios.Trials;

namespace Atalaya.Benchmarks.Integrity;

/// <summary>
/// Rates of the detectors of deception in the air: attacks by the hundred in small worlds, then the strait, where every alert is looked at. Markdown rows,
/// with lines of JSON behind.
/// </summary>
static class DeceptionRun
{
    static bool IsOurs(AlertKind kind) => kind is >= AlertKind.PositionContradicted and <= AlertKind.StoppedTransponder;

    public static int Run(Settings settings)
    {
        if (settings.Filter != "strait") RunTrials(settings);
        if (settings.Filter.Length == 0 || settings.Filter == "strait") RunStrait(settings);
        return 0;
    }

    static void RunTrials(Settings settings)
    {
        Console.WriteLine("| attack, reference: limit | trials | found in time | 95 % | median s | 95th percentile s | verdicts | other alerts | aircraft hours |\n|---|---|---|---|---|---|---|---|---|");
        foreach (DeceptionCase one in DeceptionCase.All)
        {
            if (!one.Name.Contains(settings.Filter, StringComparison.Ordinal)) continue;
            Tally tally = new();
            int runs = one.Attacks.Length == 0 ? Math.Max(1, settings.Runs / 10) : settings.Runs;
            for (int i = 0; i < runs; i++) Try(one, (ulong)(settings.Seed + i), tally);
            Print(one, tally);
        }
    }

    sealed class Tally
    {
        public List<double> Seconds { get; } = [];
        public int Trials { get; set; }
        public int InTime { get; set; }
        public double Hours { get; set; }
        public SortedDictionary<string, int> Verdicts { get; } = new(StringComparer.Ordinal);
        public SortedDictionary<string, int> Others { get; } = new(StringComparer.Ordinal);
    }

    static void Try(DeceptionCase one, ulong seed, Tally tally)
    {
        TrialOptions options = one.Options with { Seed = seed };
        Scenario scenario = TrialScenario.Create(options);
        AttackStream stream = new(TrialScenario.Create(options), one.Attacks, seed);
        AttackedFlow run = AttackedFlow.Run(scenario, stream);
        tally.Hours += options.Aircraft * options.DurationSeconds / 3600;
        HashSet<uint> attacked = [.. stream.Labels.Select(label => label.Subject.Number)];
        foreach (AttackLabel label in stream.Labels) Judge(one, run, label, tally);
        foreach (Alert alert in run.Raised)
            if (IsOurs(alert.Kind) && alert.Kind != AlertKind.MassPattern && !attacked.Contains(alert.Statement.Identity.Address)) Count(tally.Others, $"{alert.Kind} {alert.Statement.Verdict}");
    }

    static void Judge(DeceptionCase one, AttackedFlow run, AttackLabel label, Tally tally)
    {
        tally.Trials++;
        Alert? found = run.Raised.Find(alert => IsOurs(alert.Kind) && alert.Statement.Identity.Address == label.Subject.Number && alert.Raised >= label.From);
        double seconds = found is null ? double.PositiveInfinity : found.Raised.SecondsSince(label.From);
        tally.Seconds.Add(seconds);
        if (seconds <= one.Limit) tally.InTime++;
        Count(tally.Verdicts, found is null ? "not found" : $"{found.Kind} {found.Statement.Verdict}");
    }

    static void Count(SortedDictionary<string, int> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;

    static void Print(DeceptionCase one, Tally tally)
    {
        (double low, double high) = RateBounds.OfShare(tally.InTime, tally.Trials);
        double[] sorted = [.. tally.Seconds.Order()];
        string share = tally.Trials == 0 ? "" : Text(100.0 * tally.InTime / tally.Trials) + " %", bounds = tally.Trials == 0 ? "" : $"{Text(100 * low)}–{Text(100 * high)} %";
        string median = sorted.Length == 0 ? "" : Text(sorted[sorted.Length / 2]), late = sorted.Length == 0 ? "" : Text(sorted[(int)(0.95 * (sorted.Length - 1))]);
        Console.WriteLine($"| {one.Name} | {tally.Trials} | {share} | {bounds} | {median} | {late} | {Words(tally.Verdicts)} | {Words(tally.Others)} | {Text(tally.Hours)} |");
        Console.Out.Flush();
    }

    static string Words(SortedDictionary<string, int> counts) => string.Join(", ", counts.Select(pair => $"{pair.Key} {pair.Value}"));

    static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Each alert of the strait, with the truth about its aircraft beside it.</summary>
    static void RunStrait(Settings settings)
    {
        double seconds = settings.Minutes * 60;
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions { Seed = (ulong)settings.Seed, DurationSeconds = seconds, Scale = settings.Scale ?? 1 })!;
        AttackedFlow run = AttackedFlow.Run(scenario, scenario);
        foreach (Alert alert in run.Raised)
            if (IsOurs(alert.Kind)) Console.WriteLine(JsonSerializer.Serialize(Line(alert, scenario.Start)));
        Console.WriteLine(JsonSerializer.Serialize(new { hours = seconds / 3600, reports = run.Reports, cpu_seconds = run.CpuSeconds, detectors = run.Detectors.ToDictionary(pair => pair.Name, pair => Math.Round(pair.Seconds, 3)) }));
    }

    static object Line(Alert alert, Instant start) => new
    {
        seconds = Math.Round(alert.Raised.SecondsSince(start), 1),
        kind = alert.Kind.ToString(),
        verdict = alert.Statement.Verdict.ToString(),
        severity = alert.Severity.ToString(),
        address = alert.Statement.Identity.Address.ToString("x6", CultureInfo.InvariantCulture),
        callsign = alert.Statement.Identity.Callsign.ToString(),
        evidence = alert.Statement.Evidence.Select(evidence => string.Create(CultureInfo.InvariantCulture, $"{evidence.Test} {evidence.Value:0.##} over {evidence.Threshold:0.##} of {evidence.Samples} by {evidence.Source.Number}")),
    };
}
