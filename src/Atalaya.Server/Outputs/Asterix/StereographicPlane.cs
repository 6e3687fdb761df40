using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>
/// The plane of I062/100: an oblique stereographic projection of WGS-84 by way of a conformal sphere, true to scale at its centre (EPSG method 9809, IOGP 373-7-2
/// 3.2.1.1 with k0 = 1). The standard does not say which projection; the positions of a real ARTAS agree with this one to 0.5 m RMS, the LSB of its latitudes.
/// </summary>
sealed class StereographicPlane
{
    /// <summary>Northwards, to tell which way north is in the plane: 6 m.</summary>
    const double StepRadians = 1e-6;

    static readonly double Eccentricity = Math.Sqrt(Wgs84.EccentricitySquared);

    readonly double _longitude, _diameter, _n, _c, _sine, _cosine;

    public StereographicPlane(GeodeticPosition center)
    {
        _longitude = center.Longitude;
        (double sine, double cosine) = StableMath.SinCos(center.Latitude);
        _diameter = 2 * Math.Sqrt(Wgs84.MeridianRadius(sine) * Wgs84.PrimeVerticalRadius(sine));
        _n = Math.Sqrt(1 + Wgs84.EccentricitySquared * cosine * cosine * cosine * cosine / (1 - Wgs84.EccentricitySquared));
        double w = Isometric(sine), first = (w - 1) / (w + 1);
        _c = (_n + sine) * (1 - first) / ((_n - sine) * (1 + first));
        _sine = (_c * w - 1) / (_c * w + 1);
        _cosine = Math.Sqrt(1 - _sine * _sine);
    }

    /// <summary>X and Y, metres east and north of the centre as the plane has it; infinite opposite of the centre.</summary>
    /// <param name="latitude">Radians.</param>
    /// <param name="longitude">Radians.</param>
    public (double X, double Y) Project(double latitude, double longitude)
    {
        double w = _c * Isometric(StableMath.Sin(latitude));
        double sine = (w - 1) / (w + 1), cosine = Math.Sqrt(Math.Max(0, 1 - sine * sine));
        (double sineOfTurn, double cosineOfTurn) = StableMath.SinCos(_n * Angle.NormalizePlusMinusPi(longitude - _longitude));
        double scale = _diameter / (1 + sine * _sine + cosine * _cosine * cosineOfTurn);
        return (scale * cosine * sineOfTurn, scale * (sine * _cosine - cosine * _sine * cosineOfTurn));
    }

    /// <summary>Sine and cosine of the angle from the plane's Y to true north at a place, clockwise.</summary>
    public (double Sine, double Cosine) North(double latitude, double longitude)
    {
        (double x, double y) = Project(latitude - StepRadians / 2, longitude);
        (double nextX, double nextY) = Project(latitude + StepRadians / 2, longitude);
        double length = Math.Sqrt((nextX - x) * (nextX - x) + (nextY - y) * (nextY - y));
        return length > 0 ? ((nextX - x) / length, (nextY - y) / length) : (0, 1);
    }

    double Isometric(double sine)
    {
        double limited = Math.Clamp(sine, -1 + 1e-15, 1 - 1e-15), flattened = Eccentricity * limited;
        return StableMath.Pow((1 + limited) / (1 - limited) * StableMath.Pow((1 - flattened) / (1 + flattened), Eccentricity), _n);
    }
}
