using Atalaya.Core.Time;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>Times of day on the wire.</summary>
static class AsterixTime
{
    const long StepsPerDay = 86_400 * 128;

    /// <summary>Seconds since midnight, rounded to 1/128 s, below one day.</summary>
    public static double Of(Instant time) => (time.NanosecondOfDay + TimeOfDay.NanosecondsPerRawUnit / 2) / TimeOfDay.NanosecondsPerRawUnit % StepsPerDay / 128.0;
}
