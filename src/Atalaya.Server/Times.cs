using System.Globalization;
using Atalaya.Core.Time;

namespace Atalaya.Server;

/// <summary>Times as users write them.</summary>
static class Times
{
    /// <summary>ISO 8601 in UTC (a missing zone means UTC) or Unix seconds.</summary>
    public static bool TryParse(string text, out Instant time)
    {
        time = default;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds is > 1e7 and < 9e9)
        {
            time = Instant.FromUnixSeconds(seconds);
            return true;
        }

        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime utc)) return false;
        if (utc.Year is < 1970 or > 2261) return false;
        time = Instant.FromDateTime(utc);
        return true;
    }
}
