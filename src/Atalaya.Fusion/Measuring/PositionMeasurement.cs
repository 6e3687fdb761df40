namespace Atalaya.Fusion.Measuring;

/// <summary>A measured place on the ellipsoid, radians, with its covariance (m²) in east and north of that place.</summary>
struct PositionMeasurement
{
    public double Latitude, Longitude;
    public double VarianceEast, VarianceNorth, Covariance;
}
