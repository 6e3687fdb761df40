using Atalaya.Core.Geodesy;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>Where an attacker stands who was given no place: some kilometres from the first receiver whose place is known.</summary>
static class TransmitterPlace
{
    const double NearestMeters = 3_000, FarthestMeters = 15_000;

    /// <summary>Null = no place is known: everyone hears him.</summary>
    public static Transmitter? Of(TransmitterSite? site, IReadOnlyList<PieceSource> sources, ref RandomStream random)
    {
        if (site is not null) return new Transmitter(site.LatitudeDegrees, site.LongitudeDegrees, site.HeightMeters);
        double bearing = random.Uniform(0, 360), distance = random.Uniform(NearestMeters, FarthestMeters);
        PieceSource? first = sources.FirstOrDefault(source => source is { Site: not null, Format: not "asterix" }) ?? sources.FirstOrDefault(source => source.Site is not null);
        if (first?.Site is not GeodeticPosition place) return null;
        (double east, double north) = PlaneMath.Vector(distance, bearing);
        (double latitude, double longitude) = PlaneMath.Offset(place.LatitudeDegrees, place.LongitudeDegrees, east, north);
        return new Transmitter(latitude, longitude, TransmitterSite.DefaultHeightMeters);
    }
}
