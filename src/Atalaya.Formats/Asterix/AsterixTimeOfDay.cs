using Atalaya.Core.Time;

namespace Atalaya.Formats.Asterix;

/// <summary>Times of day in 1/128 s (I034/030, I048/140) to instants.</summary>
static class AsterixTimeOfDay
{
    const long NanosecondsPerUnit = Instant.NanosecondsPerSecond / 128;

    /// <summary>The instant nearest to <paramref name="reference"/> with this time of day; false from 24 h on.</summary>
    public static bool TryResolve(uint raw, Instant reference, out Instant time)
    {
        long ofDay = raw * NanosecondsPerUnit;
        time = reference;
        if (ofDay >= Instant.NanosecondsPerDay) return false;
        long ahead = ofDay - reference.NanosecondOfDay;
        if (ahead > Instant.NanosecondsPerDay / 2) ahead -= Instant.NanosecondsPerDay;
        else if (ahead < -Instant.NanosecondsPerDay / 2) ahead += Instant.NanosecondsPerDay;
        time = reference.PlusNanoseconds(ahead);
        return true;
    }
}
