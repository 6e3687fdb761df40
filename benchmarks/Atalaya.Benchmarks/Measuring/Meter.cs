using System.Diagnostics;

namespace Atalaya.Benchmarks.Measuring;

/// <summary>Adds up what passes cost: CPU time of the whole process (helpers and collector included), wall time, allocated bytes.</summary>
sealed class Meter
{
    public Work Work { get; private set; }
    public double CpuSeconds { get; private set; }
    public double Seconds { get; private set; }
    public long AllocatedBytes { get; private set; }

    public void Pass(Workload workload)
    {
        workload.Prepare();
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long started = Stopwatch.GetTimestamp();
        Work work = workload.Pass();
        Seconds += Stopwatch.GetElapsedTime(started).TotalSeconds;
        CpuSeconds += (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        AllocatedBytes += GC.GetTotalAllocatedBytes(precise: true) - allocated;
        Work += work;
    }
}
