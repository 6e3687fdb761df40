using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Atalaya.Benchmarks.Measuring;

/// <summary>Prints one measured figure as a JSON object.</summary>
static class Figure
{
    public static string ToJson(Benchmark benchmark, Meter meter, Machine machine)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("benchmark", benchmark.Name);
            WriteMeasurement(json, meter);
            WriteBudget(json, benchmark.Budget, meter);
            WriteMachine(json, machine);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    static void WriteMeasurement(Utf8JsonWriter json, Meter meter)
    {
        Work work = meter.Work;
        json.WriteNumber("records", work.Records);
        json.WriteNumber("bytes", work.Bytes);
        json.WriteNumber("cpu_seconds", Math.Round(meter.CpuSeconds, 3));
        json.WriteNumber("seconds", Math.Round(meter.Seconds, 3));
        json.WriteNumber("records_per_cpu_second", Math.Round(work.Records / meter.CpuSeconds));
        json.WriteNumber("records_per_second", Math.Round(work.Records / meter.Seconds));
        json.WriteNumber("allocated_bytes_per_record", Math.Round(meter.AllocatedBytes / (double)work.Records, 3));
        if (work.ModelSeconds > 0) json.WriteNumber("times_real_time", Math.Round(work.ModelSeconds / meter.Seconds, 1));
        using Process process = Process.GetCurrentProcess();
        json.WriteNumber("process_peak_memory_bytes", process.PeakWorkingSet64);
    }

    static void WriteBudget(Utf8JsonWriter json, Budget budget, Meter meter)
    {
        if (budget.RecordsPerSecond == 0)
        {
            json.WriteNull("budget");
            return;
        }

        double reached = meter.Work.Records / (budget.IsWholeMachine ? meter.Seconds : meter.CpuSeconds);
        json.WriteStartObject("budget");
        json.WriteNumber(budget.IsWholeMachine ? "records_per_second" : "records_per_cpu_second", budget.RecordsPerSecond);
        json.WriteBoolean("met", reached >= budget.RecordsPerSecond);
        json.WriteEndObject();
    }

    static void WriteMachine(Utf8JsonWriter json, Machine machine)
    {
        json.WriteStartObject("machine");
        json.WriteString("cpu", machine.Cpu);
        json.WriteNumber("cores", machine.Cores);
        json.WriteString("runtime", machine.Runtime);
        json.WriteString("system", machine.System);
        json.WriteString("time", machine.Time);
        json.WriteString("load_before", machine.Load);
        json.WriteEndObject();
    }
}
