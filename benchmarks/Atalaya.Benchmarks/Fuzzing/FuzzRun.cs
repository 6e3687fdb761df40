using System.Diagnostics;
using System.Text.Json;

namespace Atalaya.Benchmarks.Fuzzing;

/// <summary>Mutated inputs for every reader, one thread, made by a seed: no exception, and no input that takes long. One line of JSON.</summary>
static class FuzzRun
{
    const int MaxFaults = 10, MaxMilliseconds = 2000;

    public static int Run(long inputs, int seed, string filter)
    {
        List<FuzzTarget> targets = FuzzTargets.Create().FindAll(target => target.Name.Contains(filter, StringComparison.Ordinal));
        List<Dictionary<string, object>> rows = [];
        List<Dictionary<string, string>> faults = [];
        Stopwatch total = Stopwatch.StartNew();
        double shares = targets.Sum(target => target.Share);
        foreach (FuzzTarget target in targets)
        {
            Dictionary<string, object> row = Run(target, (long)Math.Ceiling(inputs * target.Share / shares), seed, faults);
            rows.Add(row);
            Console.Error.WriteLine(JsonSerializer.Serialize(row));
        }

        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["inputs"] = rows.Sum(row => (long)row["inputs"]),
            ["seconds"] = Math.Round(total.Elapsed.TotalSeconds, 1),
            ["seed"] = seed,
            ["worst_milliseconds"] = rows.Max(row => (double)row["worst_milliseconds"]),
            ["exceptions"] = rows.Sum(row => (int)row["exceptions"]),
            ["targets"] = rows,
            ["faults"] = faults,
        }));
        return faults.Count == 0 && rows.All(row => (double)row["worst_milliseconds"] < MaxMilliseconds) ? 0 : 1;
    }

    static Dictionary<string, object> Run(FuzzTarget target, long count, int seed, List<Dictionary<string, string>> faults)
    {
        Mutator mutator = new(seed, target.Seeds);
        Stopwatch clock = Stopwatch.StartNew();
        long worst = 0, done = 0;
        int exceptions = 0;
        for (; done < count && exceptions < MaxFaults; done++)
        {
            byte[] input = mutator.Next();
            long before = clock.ElapsedTicks;
            try
            {
                target.Run(input, (uint)done * 2654435761);
            }
            catch (Exception exception)
            {
                exceptions++;
                faults.Add(new() { ["target"] = target.Name, ["input"] = Convert.ToHexStringLower(input), ["number"] = $"{done}", ["exception"] = exception.ToString() });
            }

            worst = Math.Max(worst, clock.ElapsedTicks - before);
        }

        return new()
        {
            ["target"] = target.Name,
            ["inputs"] = done,
            ["seconds"] = Math.Round(clock.Elapsed.TotalSeconds, 2),
            ["worst_milliseconds"] = Math.Round(worst * 1000.0 / Stopwatch.Frequency, 1),
            ["exceptions"] = exceptions,
        };
    }
}
