using Atalaya.Core.Time;

namespace Atalaya.Integrity.Sea;

/// <summary>Whether a vessel can have sailed from one stated place to another.</summary>
static class JumpTest
{
    /// <summary>A frozen place counts from when it froze, but not from longer ago, seconds.</summary>
    const double LongestFreezeSeconds = 900;

    /// <summary>Metres beyond what it can have sailed; negative = it can.</summary>
    /// <param name="speed">The greater of the speeds stated at both ends, m/s.</param>
    /// <param name="type">Ship and cargo type.</param>
    public static double Excess(double meters, double seconds, double speed, byte type, SeaSettings settings)
    {
        double most = Math.Max(AisStatement.MostSpeed(type), 2 * speed + 10 * AisStatement.MetersPerSecondPerKnot);
        return meters - most * seconds - settings.JumpSlackMeters - settings.TimeSlackSeconds * speed;
    }

    /// <summary>Since when the vessel may have been under way from a stated place: where a receiver has lost its satellites it repeats its last one.</summary>
    public static Instant Departure(Instant since, Instant now) => Instant.Max(since, now.PlusSeconds(-LongestFreezeSeconds));
}
