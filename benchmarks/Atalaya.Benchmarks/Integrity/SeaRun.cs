using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Atalaya.Benchmarks.Inputs;
using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;
using Atalaya.Pipeline;
using Atalaya.Scenarios;

namespace Atalaya.Benchmarks.Integrity;

/// <summary>
/// Rates of the detectors at sea on the simulated strait: for each seed the silences found, and every alert judged by the truth; then sums with bounds of 95 %.
/// </summary>
static class SeaRun
{
    static readonly AlertKind[] Kinds = [.. Enum.GetValues<AlertKind>().Where(kind => kind is >= AlertKind.ImpossibleSpeed and <= AlertKind.ReappearedElsewhere)];

    public static int Run(Settings settings)
    {
        int[] seeds = settings.Seeds.Length > 0 ? settings.Seeds : [settings.Seed];
        double hours = 0;
        int silences = 0, found = 0;
        int ended = 0;
        SortedDictionary<string, (int True, int False)> sums = new(StringComparer.Ordinal);
        foreach (AlertKind kind in Kinds) sums[kind.ToString()] = default;
        foreach (int seed in seeds)
        {
            SeedResult result = RunSeed(seed, settings.Minutes * 60, settings.Scale ?? 1);
            hours += result.Hours;
            silences += result.Silences;
            found += result.Found;
            ended += result.Alerts.Count(alert => alert.Text.StartsWith("ended", StringComparison.Ordinal));
            foreach ((string kind, bool isTrue, _) in result.Alerts.Where(alert => !alert.Text.StartsWith("ended", StringComparison.Ordinal)))
                if (sums.TryGetValue(kind, out (int True, int False) sum)) sums[kind] = isTrue ? (sum.True + 1, sum.False) : (sum.True, sum.False + 1);
        }

        (double low, double high) = RateBounds.OfShare(found, silences);
        Console.WriteLine(JsonSerializer.Serialize(new { silences, found, low = Round(low), high = Round(high), hours = Round(hours), silences_of_ended_vessels = ended }));
        foreach ((string kind, (int isTrue, int isFalse)) in sums)
            Console.WriteLine(JsonSerializer.Serialize(new { kind, isTrue, isFalse, false_per_hour = Round(isFalse / hours), high = Round(RateBounds.HighestCount(isFalse) / hours) }));
        return 0;
    }

    sealed record SeedResult(double Hours, int Silences, int Found, List<(string Kind, bool IsTrue, string Text)> Alerts);

    static SeedResult RunSeed(int seed, double seconds, int scale)
    {
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions { Seed = (ulong)seed, DurationSeconds = seconds, Scale = scale })!;
        SeaTruth truth = new();
        scenario.ObserveTruth(truth);
        AlertWatcher watcher = new(truth);
        Flow flow = new() { Observer = watcher };
        DetectorStopwatch clock = new();
        flow.Integrity.Timer = clock;
        long start = Stopwatch.GetTimestamp();
        StraitRecording.Play(scenario, flow);
        double cpu = Stopwatch.GetElapsedTime(start).TotalSeconds;
        List<(uint Mmsi, Instant From, Instant To)> ended = [.. truth.Silences.Where(silence => scenario.Start.PlusSeconds(seconds) > silence.To)];
        int found = ended.Count(silence => watcher.Found.Any(one => one.Mmsi == silence.Mmsi && one.Time >= silence.From && one.Time <= silence.To.PlusSeconds(60)));
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            seed,
            scale,
            silences = ended.Count,
            found,
            seconds,
            cpu_seconds = Round(cpu),
            detectors = flow.Integrity.Detectors.Select((detector, i) => $"{detector.Name} {Round(clock.SecondsOf(i))}"),
            alerts = watcher.Alerts.Select(alert => alert.Text),
        }));
        return new SeedResult(seconds / 3600, ended.Count, found, watcher.Alerts);
    }

    static double Round(double value) => double.IsFinite(value) ? double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : -1;

    sealed class AlertWatcher(SeaTruth truth) : IFlowObserver
    {
        public List<(string Kind, bool IsTrue, string Text)> Alerts { get; } = [];
        public List<(uint Mmsi, Instant Time)> Found { get; } = [];

        public void TickClosed(Flow flow, Tick tick, ReadOnlySpan<PictureDelta> deltas, LogPosition next)
        {
            foreach (AlertChange change in flow.Alerts.Changes)
                if (change.Kind == AlertChangeKind.Raised && Kinds.Contains(change.Alert.Kind)) Note(change.Alert, tick.End);
        }

        void Note(Alert alert, Instant now)
        {
            AlertStatement statement = alert.Statement;
            uint mmsi = statement.Identity.Mmsi;
            bool isTrue = alert.Kind switch
            {
                AlertKind.AisSilence => truth.IsOff(mmsi, now),
                AlertKind.DarkVessel => truth.NearestWithoutAis(statement.Latitude, statement.Longitude, now) < 600,
                AlertKind.ShiftedTrack or AlertKind.ImpossibleSpeed => truth.WasJammed(mmsi, now) && statement.Verdict is Verdict.Jammed or Verdict.Fault,
                _ => false,
            };
            if (alert.Kind == AlertKind.AisSilence) Found.Add((mmsi, now));
            string evidence = string.Join(' ', statement.Evidence.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Test}={one.Value:G4}")));
            string place = string.Create(CultureInfo.InvariantCulture, $"{statement.Latitude * 180 / Math.PI:F3} {statement.Longitude * 180 / Math.PI:F3}");
            Alerts.Add((alert.Kind.ToString(), isTrue, $"{(isTrue ? "true" : alert.Kind == AlertKind.AisSilence && truth.HasEnded(mmsi, now) ? "ended" : "FALSE")} {now.NanosecondOfDay / 1_000_000_000} {alert.Kind} {mmsi} {place} {statement.Severity} {statement.Verdict} {evidence}"));
        }
    }
}
