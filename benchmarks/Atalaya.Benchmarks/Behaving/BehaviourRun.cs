using System.Diagnostics;
using System.Text.Json;
using Atalaya.Benchmarks.Inputs;
using Atalaya.Benchmarks.Integrity;
using Atalaya.Pipeline;
using Atalaya.Scenarios;

namespace Atalaya.Benchmarks.Behaving;

/// <summary>The rules of behaviour over simulated straits, judged by the truth: what was found, what was a nuisance, in JSON lines. docs/integrity-behaviour.md.</summary>
static class BehaviourRun
{
    public static int Run(Settings settings)
    {
        int[] seeds = settings.Seeds.Length > 0 ? settings.Seeds : [settings.Seed];
        BehaviourScore score = new();
        double minutes = settings.Minutes, costs = 0;
        foreach (int seed in seeds)
        {
            costs += RunOne(seed, minutes, settings.Scale ?? 1, score);
            Console.Error.WriteLine($"integrity-behaviour: seed {seed} done");
        }

        score.Print(seeds.Length * minutes / 60);
        Console.WriteLine(JsonSerializer.Serialize(new { benchmark = "integrity-behaviour", seeds, scale = settings.Scale ?? 1, hours = seeds.Length * minutes / 60, seconds = Math.Round(costs, 1) }));
        return 0;
    }

    static double RunOne(int seed, double minutes, int scale, BehaviourScore score)
    {
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions { Seed = (ulong)seed, DurationSeconds = minutes * 60, Scale = scale })!;
        TruthTable truth = new(scenario.Start);
        scenario.ObserveTruth(truth);
        AlertRecorder recorder = new(scenario.Start);
        Flow flow = new() { Observer = recorder };
        DetectorStopwatch clock = new();
        flow.Integrity.Timer = clock;
        Stopwatch watch = Stopwatch.StartNew();
        StraitRecording.Play(scenario, flow);
        double seconds = watch.Elapsed.TotalSeconds;
        score.Add(truth, recorder.Alerts, (int)(minutes * 60), line => Console.WriteLine($"{{\"seed\":{seed},{line}}}"));
        for (int i = 0; i < flow.Integrity.Detectors.Count; i++)
            Console.WriteLine(JsonSerializer.Serialize(new { seed, detector = flow.Integrity.Detectors[i].Name, milliseconds = Math.Round(1000 * clock.SecondsOf(i)), part = Math.Round(clock.SecondsOf(i) / seconds, 4) }));
        return seconds;
    }
}
