using System.Globalization;
using Atalaya.Core.Geodesy;

namespace Atalaya.Server.Setup;

/// <summary>A site that does not fit the positions decoded there.</summary>
/// <param name="Code">Of <see cref="AdviceTexts"/>: the usual slip that explains it, or <c>site_far</c>.</param>
/// <param name="Site">As configured.</param>
/// <param name="DistanceKm">Median distance of the positions from it.</param>
/// <param name="Place">Where the site is if the slip is undone; null = no usual slip explains it.</param>
/// <param name="NearKm">Median distance of the positions from there.</param>
sealed record SiteFinding(string Code, GeodeticPosition Site, double DistanceKm, GeodeticPosition? Place, double NearKm)
{
    public Advice ToAdvice() => Place is { } place
        ? Advice.Of(Code, ("distance", Rounded(DistanceKm)), ("site", Text(Site)), ("place", Text(place)), ("near", Rounded(NearKm)))
        : Advice.Of(Code, ("distance", Rounded(DistanceKm)), ("site", Text(Site)));

    /// <summary>Latitude, longitude in degrees to four places (11 m).</summary>
    public static string Text(GeodeticPosition place) =>
        string.Create(CultureInfo.InvariantCulture, $"{place.LatitudeDegrees:0.####}, {place.LongitudeDegrees:0.####}");

    static double Rounded(double km) => km < 1000 ? Math.Round(km) : Math.Round(km / 10) * 10;
}
