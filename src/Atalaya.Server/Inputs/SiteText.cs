using System.Globalization;
using Atalaya.Core.Geodesy;

namespace Atalaya.Server.Inputs;

/// <summary>
/// Reads a place as people write it: <c>10.65, -61.5, 40</c>, <c>10,65 N 61,5 W</c>, <c>10°39'12" N 61°30' W 40 m</c>. Degrees, minutes, seconds of WGS-84
/// and metres above the ellipsoid. What could mean two places is refused with a sentence that says how to write it.
/// </summary>
static class SiteText
{
    const int MaxLength = 200;
    const string Example = "write LAT, LON, HEIGHT as 10.65, -61.5, 40";

    public static bool TryParse(string text, out GeodeticPosition site, out string reason)
    {
        site = default;
        if (text.Length > MaxLength) return Fail(out reason, $"a site has at most {MaxLength} characters; {Example}");
        return SiteTokens.TryRead(text, out List<SiteToken> tokens, out reason) && TryAssemble(tokens, out site, out reason);
    }

    /// <summary>A place from numbers; false with what is wrong.</summary>
    public static bool TryCreate(double latitude, double longitude, double height, out GeodeticPosition site, out string reason)
    {
        site = default;
        if (!(Math.Abs(latitude) <= 90)) return Fail(out reason, $"latitude {Show(latitude)} lies outside -90 to 90");
        if (!(Math.Abs(longitude) <= 180)) return Fail(out reason, $"longitude {Show(longitude)} lies outside -180 to 180");
        if (!(Math.Abs(height) <= 100_000)) return Fail(out reason, $"height {Show(height)} is no height of a site in metres");
        site = GeodeticPosition.FromDegrees(latitude, longitude, height);
        reason = "";
        return true;
    }

    static bool TryAssemble(List<SiteToken> tokens, out GeodeticPosition site, out string reason)
    {
        site = default;
        SiteAngleReader reader = new(tokens);
        if (!reader.TryRead(out SiteAngle first, out reason) || !reader.TryRead(out SiteAngle second, out reason)) return false;
        if (!reader.TryReadHeight(out double height, out reason)) return false;
        if (!TryOrder(first, second, out SiteAngle latitude, out SiteAngle longitude, out reason)) return false;
        return TryCreate(latitude.Degrees, longitude.Degrees, height, out site, out reason);
    }

    static bool TryOrder(SiteAngle first, SiteAngle second, out SiteAngle latitude, out SiteAngle longitude, out string reason)
    {
        reason = "";
        (latitude, longitude) = first.Letter is 'E' or 'W' ? (second, first) : (first, second);
        return (latitude.Letter, longitude.Letter) switch
        {
            (null, null) or ('N' or 'S', 'E' or 'W') => true,
            ('N' or 'S', 'N' or 'S') => Fail(out reason, "both values are latitudes (N or S): one of them needs E or W"),
            ('E' or 'W', 'E' or 'W') => Fail(out reason, "both values are longitudes (E or W): one of them needs N or S"),
            ('N' or 'S', null) => Fail(out reason, "the longitude needs E or W, as the latitude has its letter"),
            _ => Fail(out reason, "the latitude needs N or S, as the longitude has its letter"),
        };
    }

    static string Show(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    static bool Fail(out string reason, string text)
    {
        reason = text;
        return false;
    }
}
