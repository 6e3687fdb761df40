using System.Globalization;
using Atalaya.Core.Time;
using Atalaya.Integrity.Alerts;
using Atalaya.Scenarios;
using Atalaya.Scenarios.Attacks;
using Atalaya.Scenarios.Attacks.Kinds;
using Atalaya.Scenarios.Trials;

namespace Atalaya.Benchmarks.Integrity;

/// <summary>Rates of the detectors at sea: attacks on vessels by the hundred in small worlds. Markdown rows.</summary>
static class SeaAttackRun
{
    public static int Run(Settings settings)
    {
        Console.WriteLine("| attack: limit | trials | found in time | 95 % | median s | 95th percentile s | what found it | other alerts | vessel hours |\n|---|---|---|---|---|---|---|---|---|");
        foreach (SeaCase one in SeaCase.All)
        {
            if (!one.Name.Contains(settings.Filter, StringComparison.Ordinal)) continue;
            Tally tally = new();
            for (int i = 0; i < settings.Runs; i++) Try(one, (ulong)(settings.Seed + i), tally);
            Print(one, tally);
        }

        return 0;
    }

    sealed class Tally
    {
        public List<double> Seconds { get; } = [];
        public int InTime { get; set; }
        public double Hours { get; set; }
        public SortedDictionary<string, int> Findings { get; } = new(StringComparer.Ordinal);
        public SortedDictionary<string, int> Others { get; } = new(StringComparer.Ordinal);
    }

    static void Try(SeaCase one, ulong seed, Tally tally)
    {
        TrialOptions options = one.Options with { Seed = seed };
        Scenario scenario = TrialScenario.Create(options);
        AttackStream stream = new(TrialScenario.Create(options), one.Attacks, seed);
        Instant begin = scenario.Start.PlusSeconds(one.Skipped);
        WrongDigit? fault = one.HasWrongDigit ? new WrongDigit(seed) : null;
        AttackedFlow run = AttackedFlow.Run(scenario, one.Skipped > 0 ? new LateStream(stream, begin) : stream, fault);
        tally.Hours += options.Vessels * options.DurationSeconds / 3600;
        List<(uint Mmsi, Instant From)> attacked = [.. stream.Labels.Select(label => (label.Subject.Number, Instant.Max(label.From, begin)))];
        // Of two that swap, one speaks as the other before the other does.
        if (one.Attacks is [IdentitySwapAttack] && attacked.Count > 0) attacked = [.. attacked.Select(found => (found.Mmsi, attacked.Min(first => first.From)))];
        if (fault is { Mmsi: not 0 }) attacked.Add((fault.Mmsi, fault.Since));
        foreach ((uint mmsi, Instant from) in attacked) Judge(one, run, mmsi, from, tally);
        foreach (Alert alert in run.Raised)
            if (IsOurs(alert.Kind) && !attacked.Exists(one => one.Mmsi == alert.Statement.Identity.Mmsi && alert.Raised >= one.From)) Count(tally.Others, Words(alert));
    }

    static bool IsOurs(AlertKind kind) => kind is >= AlertKind.ImpossibleSpeed and <= AlertKind.ReappearedElsewhere;

    static void Judge(SeaCase one, AttackedFlow run, uint mmsi, Instant from, Tally tally)
    {
        Alert? found = run.Raised.Find(alert => one.Finders.Contains(alert.Kind) && alert.Statement.Identity.Mmsi == mmsi && alert.Raised >= from);
        double seconds = found is null ? double.PositiveInfinity : found.Raised.SecondsSince(from);
        tally.Seconds.Add(seconds);
        if (seconds <= one.Limit) tally.InTime++;
        Count(tally.Findings, found is null ? "nothing" : Words(found));
        foreach (Alert alert in run.Raised)
            if (IsOurs(alert.Kind) && !one.Finders.Contains(alert.Kind) && alert.Statement.Identity.Mmsi == mmsi && alert.Raised >= from) Count(tally.Findings, "also " + Words(alert));
    }

    static string Words(Alert alert) => $"{alert.Kind} {alert.Statement.Verdict}";

    static void Count(SortedDictionary<string, int> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;

    static void Print(SeaCase one, Tally tally)
    {
        int trials = tally.Seconds.Count;
        (double low, double high) = RateBounds.OfShare(tally.InTime, trials);
        double[] sorted = [.. tally.Seconds.Order()];
        string share = trials == 0 ? "" : Text(100.0 * tally.InTime / trials) + " %", bounds = trials == 0 ? "" : $"{Text(100 * low)}–{Text(100 * high)} %";
        string median = trials == 0 ? "" : Text(sorted[trials / 2]), late = trials == 0 ? "" : Text(sorted[(int)(0.95 * (trials - 1))]);
        Console.WriteLine($"| {one.Name}: {Text(one.Limit)} s | {trials} | {share} | {bounds} | {median} | {late} | {Join(tally.Findings)} | {Join(tally.Others)} | {Text(tally.Hours)} |");
        Console.Out.Flush();
    }

    static string Join(SortedDictionary<string, int> counts) => string.Join(", ", counts.Select(pair => $"{pair.Key} {pair.Value}"));

    static string Text(double value) => double.IsInfinity(value) ? "–" : value.ToString("0.#", CultureInfo.InvariantCulture);
}
