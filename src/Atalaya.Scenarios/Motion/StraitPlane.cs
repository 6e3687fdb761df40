using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;

namespace Atalaya.Scenarios.Motion;

/// <summary>
/// The plane on which the strait's traffic moves: metres east and north of 10.5° N 61.9° W, equirectangular with the ellipsoid's radii
/// there. Positions are exact by definition; velocities are the true derivatives on WGS-84.
/// </summary>
static class StraitPlane
{
    const double OriginLatitudeDegrees = 10.5;
    const double OriginLongitudeDegrees = -61.9;

    /// <summary>Height of mean sea level over the ellipsoid here, metres (EGM96 within a few metres over the gulf), taken as constant.</summary>
    public const double GeoidHeight = -40;

    static readonly double OriginLatitude = OriginLatitudeDegrees * GeodeticPosition.RadiansPerDegree;
    static readonly double OriginLongitude = OriginLongitudeDegrees * GeodeticPosition.RadiansPerDegree;
    static readonly double NorthRadius = Wgs84.MeridianRadius(StableMath.Sin(OriginLatitude));
    static readonly double EastRadius = Wgs84.PrimeVerticalRadius(StableMath.Sin(OriginLatitude)) * StableMath.Cos(OriginLatitude);

    public static (double X, double Y) FromDegrees(double latitude, double longitude) =>
        ((longitude * GeodeticPosition.RadiansPerDegree - OriginLongitude) * EastRadius,
         (latitude * GeodeticPosition.RadiansPerDegree - OriginLatitude) * NorthRadius);

    public static TruthState ToTruth(in PlaneState state)
    {
        double latitude = OriginLatitude + state.Y / NorthRadius;
        double height = state.Height + GeoidHeight;
        (double sin, double cos) = StableMath.SinCos(latitude);
        return new TruthState
        {
            Latitude = latitude,
            Longitude = OriginLongitude + state.X / EastRadius,
            Height = height,
            VelocityEast = state.VelocityX * (Wgs84.PrimeVerticalRadius(sin) + height) * cos / EastRadius,
            VelocityNorth = state.VelocityY * (Wgs84.MeridianRadius(sin) + height) / NorthRadius,
            VerticalRate = state.Climb,
            Course = state.Course,
            TurnRate = state.TurnRate,
        };
    }
}
