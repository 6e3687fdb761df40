using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>
/// The state of a track at the moment it is sent: straight on with its velocity. A track without velocity, or whose own time is ahead of the clock or further
/// behind than any coasting lasts (a sensor with a wrong clock), is told as it stands, with its own time.
/// </summary>
/// <param name="Time">The time that the state is for.</param>
/// <param name="Seconds">From the track's own time to that.</param>
/// <param name="Latitude">Radians.</param>
/// <param name="Longitude">Radians.</param>
/// <param name="VelocityEast">Metres per second at the new place; NaN = not known.</param>
/// <param name="VelocityNorth">Metres per second.</param>
/// <param name="SigmaEast">Metres.</param>
/// <param name="SigmaNorth">Metres.</param>
/// <param name="Correlation">Of the two errors.</param>
readonly record struct PredictedState(
    Instant Time, double Seconds, double Latitude, double Longitude, double VelocityEast, double VelocityNorth, double SigmaEast, double SigmaNorth, double Correlation)
{
    /// <summary>Longer than any track coasts (ten minutes at sea).</summary>
    const double LongestSeconds = 900;

    public static PredictedState Of(in Track track, Instant now)
    {
        double seconds = now.SecondsSince(track.Time), east = track.VelocityEast, north = track.VelocityNorth;
        bool isPredicted = double.IsFinite(east) && double.IsFinite(north) && seconds is > 0 and <= LongestSeconds;
        if (!isPredicted) seconds = 0;
        double latitude = track.Latitude, longitude = track.Longitude;
        if (isPredicted)
        {
            LocalFrame here = new(track.Position);
            GeodeticPosition place = here.Unproject(east * seconds, north * seconds);
            (east, north) = new LocalFrame(place).RotateVector(here, east, north);
            (latitude, longitude) = (place.Latitude, place.Longitude);
        }

        double sigmaEast = Math.Sqrt(track.VarianceEast), sigmaNorth = Math.Sqrt(track.VarianceNorth);
        double correlation = track.CovarianceNorthEast / (sigmaEast * sigmaNorth);
        correlation = double.IsFinite(correlation) ? Math.Clamp(correlation, -1, 1) : 0;
        // Grown by as much as the error of a constant velocity can make it: its correlation with the place is not published.
        double growth = track.VelocitySigma > 0 ? track.VelocitySigma * seconds : 0;
        return new PredictedState(
            isPredicted ? now : track.Time, seconds, latitude, Angle.NormalizePlusMinusPi(longitude), east, north, sigmaEast + growth, sigmaNorth + growth, correlation);
    }

    public double Speed => Math.Sqrt(VelocityEast * VelocityEast + VelocityNorth * VelocityNorth);

    /// <summary>Standard deviations as angles of latitude and longitude, degrees; the latter grows without limit towards a pole.</summary>
    public (double Latitude, double Longitude) SigmaDegrees()
    {
        (double sine, double cosine) = StableMath.SinCos(Latitude);
        double north = SigmaNorth / Wgs84.MeridianRadius(sine), east = SigmaEast / (Wgs84.PrimeVerticalRadius(sine) * Math.Abs(cosine));
        return (north * GeodeticPosition.DegreesPerRadian, east * GeodeticPosition.DegreesPerRadian);
    }
}
