using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;

namespace Atalaya.Integrity.Rules;

/// <summary>
/// How likely a track will be inside an area within a while, if it goes on as it does: the greatest share, over several moments, of its predicted places
/// that lie inside. Places are spread as its covariance grows with time.
/// </summary>
static class EntryPrediction
{
    const int Moments = 8, Rings = 4, Spokes = 8;

    /// <summary>Random walk of velocity, (m/s)²/s: aircraft, ships, boats of less than 50 m.</summary>
    const double AirWander = 1, ShipWander = 0.0025, BoatWander = 0.0225;

    /// <summary>Places of equal probability under a normal distribution of variance 1 an axis.</summary>
    static readonly (double X, double Y)[] Places = Spread();

    static (double X, double Y)[] Spread()
    {
        List<(double X, double Y)> places = [];
        for (int ring = 0; ring < Rings; ring++)
        {
            double radius = Math.Sqrt(-2 * StableMath.Log(1 - (ring + 0.5) / Rings));
            for (int spoke = 0; spoke < Spokes; spoke++)
            {
                (double sine, double cosine) = StableMath.SinCos((spoke + 0.5 * (ring & 1)) * Angle.TwoPi / Spokes);
                places.Add((radius * cosine, radius * sine));
            }
        }

        return [.. places];
    }

    /// <summary>The probability, and the seconds after which it is first reached.</summary>
    public static (double Probability, double Seconds) Of(in Track track, AreaShape shape, double? heightMeters, double horizonSeconds)
    {
        (double best, double at) = (0, double.NaN);
        if (float.IsNaN(track.VelocityNorth) || !shape.MayBeWithin(new SpherePoint(track.Latitude, track.Longitude), horizonSeconds * 1.5 * (10 + Behaviour.Vessels.SpeedOf(track)))) return (best, at);
        LocalFrame frame = new(track.Position);
        double wander = track.Domain is Domain.Sea or Domain.Land ? track.LengthMeters >= 50 ? ShipWander : BoatWander : AirWander;
        for (int i = 1; i <= Moments; i++)
        {
            double seconds = horizonSeconds * i / Moments;
            if (!shape.IsWithinHeights(heightMeters + seconds * (track.VerticalRate ?? 0))) continue;
            double probability = InsideAt(track, shape, frame, seconds, wander);
            if (probability > best) (best, at) = (probability, seconds);
        }

        return (best, at);
    }

    static double InsideAt(in Track track, AreaShape shape, in LocalFrame frame, double seconds, double wander)
    {
        double added = seconds * seconds * ((double)track.VelocitySigma * track.VelocitySigma + seconds / 3 * wander);
        double east = seconds * track.VelocityEast, north = seconds * track.VelocityNorth;

        // Cholesky factor of the covariance.
        double sigmaEast = Math.Sqrt(track.VarianceEast + added), slope = sigmaEast > 0 ? track.CovarianceNorthEast / sigmaEast : 0;
        double sigmaNorth = Math.Sqrt(Math.Max(track.VarianceNorth + added - slope * slope, 0));
        int inside = 0;
        foreach ((double x, double y) in Places)
        {
            GeodeticPosition place = frame.Unproject(east + sigmaEast * x, north + slope * x + sigmaNorth * y);
            if (shape.Contains(new SpherePoint(place.Latitude, place.Longitude))) inside++;
        }

        return (double)inside / Places.Length;
    }
}
