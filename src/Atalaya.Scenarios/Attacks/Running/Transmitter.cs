using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>Where an attacker's antenna stands: who hears it, how late and how loud. All it sends comes at one level, whatever the positions it states.</summary>
/// <param name="Latitude">Degrees.</param>
/// <param name="Longitude">Degrees.</param>
/// <param name="HeightMeters">Above the sea.</param>
sealed record Transmitter(double Latitude, double Longitude, double HeightMeters)
{
    const double SpeedOfLight = 299_792_458;

    /// <summary>As an airliner's transponder is heard 5 km away, falling with the distance.</summary>
    const double NearLevelDbfs = -3, NearMeters = 5_000;

    /// <summary>Where a receiver's place is not known.</summary>
    const double UnknownLevelDbfs = -20;

    /// <summary>4.12 km × (√h1 + √h2): smooth Earth of 4/3 the radius, heights in metres.</summary>
    const double HorizonMeters = 4_120;

    /// <summary>True if the receiver is not behind the horizon, or its place is not known.</summary>
    public bool Reaches(GeodeticPosition? site, out double delaySeconds, out byte signal)
    {
        double dbfs = UnknownLevelDbfs;
        delaySeconds = 0;
        bool reaches = true;
        if (site is { } place)
        {
            double distance = DistanceTo(place);
            double height = place.Height - Geoid.Undulation(place.Latitude, place.Longitude);
            reaches = Reaches(distance, height);
            delaySeconds = distance / SpeedOfLight;
            dbfs = NearLevelDbfs - 20 * StableMath.Log10(Math.Max(distance, NearMeters) / NearMeters);
        }

        signal = (byte)Math.Clamp(Math.Round(255 * StableMath.Pow(10, dbfs / 20)), 1, 255);
        return reaches;
    }

    /// <summary>True if an antenna so far away and so high above the sea is not behind the horizon.</summary>
    public bool Reaches(double distance, double heightMeters) =>
        distance < HorizonMeters * (Math.Sqrt(Math.Max(HeightMeters, 0)) + Math.Sqrt(Math.Max(heightMeters, 0)));

    /// <summary>Metres along the line of sight; heights above the sea.</summary>
    public double DistanceTo(double latitude, double longitude, double heightMeters)
    {
        (double east, double north) = PlaneMath.Between(Latitude, Longitude, latitude, longitude);
        double up = heightMeters - HeightMeters;
        return Math.Sqrt(east * east + north * north + up * up);
    }

    double DistanceTo(in GeodeticPosition place) =>
        DistanceTo(place.LatitudeDegrees, place.LongitudeDegrees, place.Height - Geoid.Undulation(place.Latitude, place.Longitude));

    public override string ToString() => FormattableString.Invariant($"{Latitude:F6};{Longitude:F6};{HeightMeters:0.#}");
}
