using Atalaya.Core.Time;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>Ages as CAT062 counts them: from the time of the track message, in quarters of a second, the largest for itself and everything above.</summary>
static class TrackAges
{
    /// <summary>The "system dependent threshold" of I062/080: two and a half turns of a long-range radar.</summary>
    public const double OldSeconds = 30;

    /// <summary>255 quarters of a second.</summary>
    const double MostSeconds = 63.75;

    /// <summary>What lies ahead of the message is new.</summary>
    public static double Of(Instant then, Instant now) => Math.Clamp(now.SecondsSince(then), 0, MostSeconds);

    /// <summary>Never, or too long ago.</summary>
    public static bool IsOld(Instant then, Instant now) => then == default || now.SecondsSince(then) > OldSeconds;
}
