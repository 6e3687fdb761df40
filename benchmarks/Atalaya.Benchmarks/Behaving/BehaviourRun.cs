using System.Diagnostics;
using System.Text.Json;
using Atalaya.Core.Frames;
using Atalaya.Core.Time;
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
        flow.Integrity.Timer = recorder;
        Stopwatch watch = Stopwatch.StartNew();
        Feed(flow, scenario);
        double seconds = watch.Elapsed.TotalSeconds;
        score.Add(truth, recorder.Alerts, (int)(minutes * 60), line => Console.WriteLine($"{{\"seed\":{seed},{line}}}"));
        for (int i = 0; i < flow.Integrity.Detectors.Count; i++)
            Console.WriteLine(JsonSerializer.Serialize(new { seed, detector = flow.Integrity.Detectors[i].Name, milliseconds = Math.Round(1000 * recorder.SecondsOf(i)), part = Math.Round(recorder.SecondsOf(i) / seconds, 4) }));
        return seconds;
    }

    static void Feed(Flow flow, Scenario scenario)
    {
        PipelineConfiguration configuration = new() { Sources = [.. scenario.Sources.Select(Inputs.StraitRecording.Configure)] };
        uint frame = 0;
        flow.Accept(new Frame(FrameKind.Configuration, default, scenario.Start, new LogPosition(1, frame++), configuration.ToJson()));
        Instant heartbeat = scenario.Start;
        while (scenario.TryNext(out int source, out Instant time, out ReadOnlySpan<byte> bytes))
        {
            for (; heartbeat <= time; heartbeat = heartbeat.PlusNanoseconds(Tick.Nanoseconds)) flow.Accept(new Frame(FrameKind.Heartbeat, default, heartbeat, new LogPosition(1, frame++), []));
            flow.Accept(new Frame(FrameKind.SensorData, new SourceId((ushort)(source + 1)), time, new LogPosition(1, frame++), bytes));
        }
    }
}
