using Atalaya.Core.Reports;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Ais;

/// <summary>
/// Time of applicability of an AIS message. The base is the station's time where it lies within an hour before receive time (a relay
/// that writes local time as UTC is off by whole hours), else receive time; the UTC second of the message then moves it to the
/// nearest instant with that second. A time more than a second after receive time is not believed.
/// </summary>
static class AisTime
{
    const long StationWindowNanoseconds = 3600 * Instant.NanosecondsPerSecond;
    const long ToleranceNanoseconds = Instant.NanosecondsPerSecond;
    const long MinuteNanoseconds = 60 * Instant.NanosecondsPerSecond;

    /// <param name="receive">When the frame was received.</param>
    /// <param name="station">What the station says, if anything.</param>
    /// <param name="second">UTC second of the position, 0–59; anything else = not available.</param>
    /// <param name="flags">TimeIsReceiveTime or TimeInFuture are added.</param>
    public static Instant Of(Instant receive, Instant? station, int second, ref ReportFlags flags)
    {
        Instant time = receive;
        bool stated = false;
        if (station is { } heard)
        {
            long ahead = heard.NanosecondsSince(receive);
            stated = ahead <= ToleranceNanoseconds && ahead > -StationWindowNanoseconds;
            if (ahead > ToleranceNanoseconds) flags |= ReportFlags.TimeInFuture;
            if (stated) time = heard;
        }

        if (second is >= 0 and < 60)
        {
            time = Nearest(time, second);
            stated = true;
        }

        if (time.NanosecondsSince(receive) > ToleranceNanoseconds)
        {
            flags |= ReportFlags.TimeInFuture;
            stated = false;
        }

        if (stated) return time;
        flags |= ReportFlags.TimeIsReceiveTime;
        return receive;
    }

    /// <summary>At most 30 s away; the earlier of two that are equally near.</summary>
    static Instant Nearest(Instant time, int second)
    {
        long intoMinute = time.NanosecondOfDay % MinuteNanoseconds;
        long shift = second * Instant.NanosecondsPerSecond - intoMinute;
        if (shift >= MinuteNanoseconds / 2) shift -= MinuteNanoseconds;
        if (shift < -MinuteNanoseconds / 2) shift += MinuteNanoseconds;
        return time.PlusNanoseconds(shift);
    }
}
