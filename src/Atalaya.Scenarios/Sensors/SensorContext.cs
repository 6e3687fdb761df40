using Atalaya.Core.Time;
using Atalaya.Scenarios.Schedule;

namespace Atalaya.Scenarios.Sensors;

/// <summary>What every sensor needs: the seed, the start, the schedule, and where to put its bytes.</summary>
sealed record SensorContext(ulong Seed, Instant Start, Scheduler Scheduler, EmissionQueue Emissions)
{
    public const long NanosecondsPerSecond = Instant.NanosecondsPerSecond;

    public static double Seconds(long time) => time * 1e-9;
    public static long Nanoseconds(double seconds) => (long)Math.Round(seconds * 1e9);

    public Instant At(long time) => Start.PlusNanoseconds(time);
}
