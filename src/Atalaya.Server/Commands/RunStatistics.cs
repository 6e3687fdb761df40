using System.Diagnostics;
using System.Globalization;
using System.Text;
using Atalaya.Formats.Records;

namespace Atalaya.Server.Commands;

/// <summary>The JSON object that --stats prints as the last line of standard error.</summary>
sealed class RunStatistics
{
    readonly Stopwatch _watch = Stopwatch.StartNew();
    readonly double _startupCpuSeconds = CpuSeconds();
    readonly StringBuilder _more = new();

    public RecordStatistics Records { get; } = new();

    /// <summary>Adds a member of its own, in order.</summary>
    public void Add(string name, string json) => _more.Append(CultureInfo.InvariantCulture, $",\"{name}\":{json}");

    public void Add(string name, long value) => Add(name, value.ToString(CultureInfo.InvariantCulture));

    public void Print()
    {
        double seconds = _watch.Elapsed.TotalSeconds;
        double rate = seconds > 0 ? Records.Records / seconds : 0;
        using Process process = Process.GetCurrentProcess();
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{{\"records\":{Records.Records},\"bytes\":{Records.Bytes},\"errors\":{Records.Errors},\"seconds\":{seconds:0.000},\"cpu_seconds\":{CpuSeconds():0.000},\"startup_cpu_seconds\":{_startupCpuSeconds:0.000},\"records_per_second\":{rate:0.0},\"warnings\":{Records.Warnings},\"peak_memory_bytes\":{process.PeakWorkingSet64},\"checksum\":\"{Records.Checksum:x16}\"{_more}}}"));
    }

    static double CpuSeconds() => Environment.CpuUsage.TotalTime.TotalSeconds;
}
