using Atalaya.Core.Geodesy;

namespace Atalaya.Fusion.Measuring;

/// <summary>A measured place on the ellipsoid, radians, with its covariance (m²) in east and north of that place.</summary>
struct PositionMeasurement
{
    public double Latitude, Longitude;

    /// <summary>The same place, ready for any plane without trigonometry.</summary>
    public EcefPosition Ecef;

    public double VarianceEast, VarianceNorth, Covariance;

    /// <summary>How fast it goes away from the radar, where the plot says so.</summary>
    public RadialMeasurement Radial;

    /// <summary>Probability that it is wrong.</summary>
    public double RadialWrong;

    public static PositionMeasurement At(double latitude, double longitude)
    {
        PositionMeasurement measurement = default;
        measurement.Latitude = latitude;
        measurement.Longitude = longitude;
        measurement.Ecef = Wgs84.ToEcef(new GeodeticPosition(latitude, longitude, 0));
        return measurement;
    }
}
