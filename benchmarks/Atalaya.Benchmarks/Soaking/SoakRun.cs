using System.Text.Json;
using Atalaya.Benchmarks.Measuring;

namespace Atalaya.Benchmarks.Soaking;

/// <summary>
/// The demo at a multiple of its traffic for half an hour, with two browsers of which one hardly reads: samples to a CSV file, the memory
/// curve and one line of JSON to standard output. Fails if memory grows over the second half, or if the picture falls behind.
/// </summary>
static class SoakRun
{
    static readonly TimeSpan Spacing = TimeSpan.FromSeconds(5);
    const double AllowedLagSeconds = 2;

    public static async Task<int> RunAsync(double minutes, int scale, string output)
    {
        Machine machine = Machine.Now();
        using CancellationTokenSource stop = new();
        using SoakedProgram program = SoakedProgram.StartDemo(scale);
        await Task.Delay(Spacing).ConfigureAwait(false);
        Uri stream = new($"ws://127.0.0.1:{program.Port}/api/v1/stream");
        SoakClient quick = new(stream, isSlow: false), slow = new(stream, isSlow: true);
        Task clients = Task.WhenAll(quick.RunAsync(stop.Token), slow.RunAsync(stop.Token));
        List<SoakSample> samples = await SampleAsync(program, minutes * 60, output).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await clients.ConfigureAwait(false);
        if (samples.Count < 4)
        {
            Console.Error.WriteLine("benchmarks: the program did not answer");
            return 1;
        }

        return Judge(samples, scale, quick, slow, machine);
    }

    static async Task<List<SoakSample>> SampleAsync(SoakedProgram program, double seconds, string output)
    {
        List<SoakSample> samples = [];
        using StreamWriter csv = new(output) { AutoFlush = true };
        await csv.WriteLineAsync(SoakSample.Header).ConfigureAwait(false);
        while (program.Seconds < seconds && !program.HasExited)
        {
            if (await program.SampleAsync().ConfigureAwait(false) is { } sample)
            {
                samples.Add(sample);
                await csv.WriteLineAsync(sample.ToCsv()).ConfigureAwait(false);
            }

            await Task.Delay(Spacing).ConfigureAwait(false);
        }

        return samples;
    }

    static int Judge(List<SoakSample> samples, int scale, SoakClient quick, SoakClient slow, Machine machine)
    {
        SoakVerdict verdict = SoakVerdict.Of(samples);
        SoakSample first = samples[samples.Count / 10], last = samples[^1];
        double lag = Median(samples.Select(sample => sample.LagSeconds));
        bool passed = verdict.IsBounded && lag <= AllowedLagSeconds;
        Console.Out.WriteLine(SoakCurve.Draw(samples));
        Console.Out.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["benchmark"] = "soak",
            ["passed"] = passed,
            ["minutes"] = Math.Round(last.Seconds / 60, 1),
            ["scale"] = scale,
            ["reports_per_second"] = Math.Round((last.Reports - first.Reports) / (last.Seconds - first.Seconds)),
            ["cpu_share_of_a_core"] = Math.Round((last.CpuSeconds - first.CpuSeconds) / (last.Seconds - first.Seconds), 2),
            ["tracks"] = last.Tracks,
            ["memory_mean_mib"] = Math.Round(SoakSample.Mebibytes(verdict.MeanBytes), 1),
            ["memory_growth_mib"] = Math.Round(SoakSample.Mebibytes(verdict.GrowthBytes), 1),
            ["memory_growth_bound_mib"] = Math.Round(SoakSample.Mebibytes(verdict.BoundBytes), 1),
            ["lag_median_s"] = Math.Round(lag, 2),
            ["lag_worst_s"] = Math.Round(samples.Max(sample => sample.LagSeconds), 2),
            ["quick_client_mib"] = Math.Round(SoakSample.Mebibytes(quick.Bytes), 1),
            ["slow_client_connections"] = slow.Connections,
            ["machine"] = machine,
        }));
        return passed ? 0 : 1;
    }

    static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
