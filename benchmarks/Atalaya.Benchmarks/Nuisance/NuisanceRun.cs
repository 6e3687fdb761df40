using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Atalaya.Benchmarks.Inputs;
using Atalaya.Benchmarks.Integrity;
using Atalaya.Integrity.Alerts;
using Atalaya.Pipeline;
using Atalaya.Scenarios;

namespace Atalaya.Benchmarks.Nuisance;

/// <summary>
/// How often each rule errs in a busy strait with bad radars, bad transponders, bad lines and all its events: every alert of many hours judged by the truth, with upper bounds of 95 %. JSON lines: wrong alerts one by
/// one, then a line a rule. docs/integrity.md.
/// </summary>
static class NuisanceRun
{
    sealed class Count
    {
        public int Raised { get; set; }
        public int Wrong { get; set; }
    }

    public static int Run(Settings settings)
    {
        int[] seeds = settings.Seeds.Length > 0 ? settings.Seeds : [settings.Seed];
        int scale = settings.Scale ?? 5;
        SortedDictionary<string, Count> counts = new(StringComparer.Ordinal);
        foreach (AlertKind kind in Enum.GetValues<AlertKind>().Where(kind => kind is not (AlertKind.Rule or AlertKind.EntryPredicted))) counts[kind.ToString()] = new Count();
        double reports = 0;
        foreach (int seed in seeds) reports += RunOne(seed, settings.Minutes * 60, scale, counts);
        double hours = seeds.Length * settings.Minutes / 60;
        foreach ((string rule, Count count) in counts) Console.WriteLine(JsonSerializer.Serialize(Row(rule, count, hours)));
        Console.WriteLine(JsonSerializer.Serialize(new { benchmark = "integrity-nuisance", seeds, scale, hours, reports, reports_per_second = Math.Round(reports / hours / 3600) }));
        return 0;
    }

    static object Row(string rule, Count count, double hours) => new
    {
        rule,
        hours,
        raised = count.Raised,
        wrong = count.Wrong,
        wrong_per_hour = Math.Round(count.Wrong / hours, 3),
        upper_95 = Math.Round(RateBounds.HighestCount(count.Wrong) / hours, 3),
    };

    static double RunOne(int seed, double seconds, int scale, SortedDictionary<string, Count> counts)
    {
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions { Seed = (ulong)seed, DurationSeconds = seconds, Scale = scale })!;
        BadSenders senders = new(seed);
        NuisanceJudge judge = new(scenario.Start, senders);
        scenario.ObserveTruth(judge);
        DetectorStopwatch watch = new();
        Flow flow = new() { Observer = judge };
        flow.Integrity.Timer = watch;
        long began = Stopwatch.GetTimestamp();
        StraitRecording.Play(scenario, new BadLines(scenario, seed), flow);
        double spent = Stopwatch.GetElapsedTime(began).TotalSeconds;
        foreach (JudgedAlert one in judge.Judged((int)seconds)) Note(seed, one, senders, counts);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            seed,
            reports = flow.ReportCount,
            seconds = Math.Round(spent, 1),
            integrity_share = Math.Round(Enumerable.Range(0, flow.Integrity.Detectors.Count).Sum(watch.SecondsOf) / spent, 3),
            detectors = flow.Integrity.Detectors.Select((detector, i) => $"{detector.Name} {watch.SecondsOf(i):0.0}"),
        }));
        Console.Out.Flush();
        return flow.ReportCount;
    }

    static void Note(int seed, JudgedAlert one, BadSenders senders, SortedDictionary<string, Count> counts)
    {
        bool isWrong = one.IsTrue != true;
        Add(one.Alert.Kind.ToString());
        if (one.Severity == AlertSeverity.Alarm) Add(one.Alert.Kind + "/alarm");
        if (isWrong) Console.WriteLine(JsonSerializer.Serialize(Line(seed, one, senders)));

        void Add(string rule)
        {
            if (!counts.TryGetValue(rule, out Count? count)) counts[rule] = count = new Count();
            count.Raised++;
            if (isWrong) count.Wrong++;
        }
    }

    static object Line(int seed, JudgedAlert one, BadSenders senders)
    {
        AlertStatement statement = one.Alert.Statement;
        (double distance, int at, double vertical) = one.Subject is { } subject && one.Other is { } other && subject != other ? subject.Closest(other, one.Second, one.Second + 900) : (-1, -1, -1);
        return new
        {
            seed,
            second = one.Second,
            wrong = one.Alert.Kind.ToString(),
            severity = one.Severity.ToString(),
            verdict = statement.Verdict.ToString(),
            who = statement.Identity.Mmsi != 0 ? $"{statement.Identity.Mmsi}" : $"{statement.Identity.Address:x6} {statement.Identity.Callsign}",
            fault = senders.Describe(statement.Identity.Mmsi != 0 ? statement.Identity.Mmsi : statement.Identity.Address),
            place = string.Create(CultureInfo.InvariantCulture, $"{statement.Latitude * 180 / Math.PI:F3} {statement.Longitude * 180 / Math.PI:F3}"),
            subject = one.Subject?.Thing.Id,
            other = one.Other?.Thing.Id,
            other_is = one.Raised?.Other is { } track ? $"{track.Identity.Address:x6} {track.Identity.Mmsi} {track.Identity.Mode3A} {senders.Describe(track.Identity.Mmsi != 0 ? track.Identity.Mmsi : track.Identity.Address)}" : null,
            true_closest_m = double.IsFinite(distance) ? Math.Round(distance) : -1,
            in_s = at - one.Second,
            vertical_m = double.IsFinite(vertical) ? Math.Round(vertical) : -1,
            confidence = double.IsFinite(statement.Confidence) ? Math.Round(statement.Confidence, 3) : -1,
            evidence = string.Join(' ', statement.Evidence.Select(evidence => string.Create(CultureInfo.InvariantCulture, $"{evidence.Test}={evidence.Value:G4}/{evidence.Threshold:G4}:{evidence.Samples}@{evidence.Source.Number}"))),
        };
    }
}
