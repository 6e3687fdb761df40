using Atalaya.Core.Numerics;

namespace Atalaya.Core.Geodesy;

/// <summary>
/// The inverse problem: the azimuth at the first point that arrives at the second point's longitude, by Newton's method kept between
/// brackets. Longitude grows with azimuth along the whole bracket, so nearly antipodal points only take more steps.
/// </summary>
ref struct GeodesicInverse
{
    const int NewtonSteps = 20, MostSteps = 90;

    /// <summary>Radians of longitude within which one more step of Newton ends the search: sixteen roundings.</summary>
    const double Settled = 3.6e-15;

    const double F1 = 1 - Wgs84.Flattening;

    /// <summary>Below it a sine or cosine counts as this, so that directions at the poles and on the equator stay defined.</summary>
    const double Tiny = 1e-154;

    double _sinBeta1, _cosBeta1, _sinBeta2, _cosBeta2;
    double _sinLambda, _cosLambda;
    double _sinAlpha1, _cosAlpha1, _sinAlpha2, _cosAlpha2;
    double _sinSigma1, _cosSigma1, _sinSigma2, _cosSigma2, _sigma, _eps;

    public static GeodesicLine Solve(GeodeticPosition from, GeodeticPosition to)
    {
        // To the form of figure 2 of the paper: first point southern and farther from the equator, second point to the east.
        double lambda = Angle.NormalizePlusMinusPi(to.Longitude - from.Longitude);
        double eastSign = lambda < 0 ? -1 : 1;
        lambda = Math.Abs(lambda);
        bool swapped = Math.Abs(from.Latitude) < Math.Abs(to.Latitude);
        double latitude1 = swapped ? to.Latitude : from.Latitude, latitude2 = swapped ? from.Latitude : to.Latitude;
        if (swapped) eastSign = -eastSign;
        double northSign = latitude1 < 0 ? 1 : -1;

        GeodesicInverse line = default;
        (line._sinBeta1, line._cosBeta1) = Geodesic.ReducedLatitude(latitude1 * northSign);
        (line._sinBeta2, line._cosBeta2) = Geodesic.ReducedLatitude(latitude2 * northSign);
        if (Math.Abs(latitude1) == Math.Abs(latitude2)) line.MakeLatitudesEqual();
        double distance = line.Solve(lambda);

        double turn = swapped ? -1 : 1;
        double azimuth1 = StableMath.Atan2(line._sinAlpha1 * turn * eastSign, line._cosAlpha1 * turn * northSign);
        double azimuth2 = StableMath.Atan2(line._sinAlpha2 * turn * eastSign, line._cosAlpha2 * turn * northSign);
        return swapped ? new GeodesicLine(distance, azimuth2, azimuth1) : new GeodesicLine(distance, azimuth1, azimuth2);
    }

    double Solve(double lambda)
    {
        (_sinLambda, _cosLambda) = StableMath.SinCos(lambda);
        bool opposite = lambda > Math.PI - 1e-15;
        if (lambda == 0 || opposite || _cosBeta1 <= 1e-100) FollowMeridian(opposite);
        else if (_sinBeta1 == 0 && lambda <= F1 * Math.PI) return FollowEquator(lambda);
        else FindAzimuth();
        return Distance();
    }

    void MakeLatitudesEqual()
    {
        _cosBeta2 = _cosBeta1;
        _sinBeta2 = _sinBeta2 < 0 ? _sinBeta1 : -_sinBeta1;
    }

    void FollowMeridian(bool opposite)
    {
        (_sinAlpha1, _cosAlpha1) = opposite ? (0, -1) : (_sinLambda, _cosLambda);
        (_sinAlpha2, _cosAlpha2) = (0, 1);
        (_sinSigma1, _cosSigma1) = (_sinBeta1, _cosAlpha1 * _cosBeta1);
        (_sinSigma2, _cosSigma2) = (_sinBeta2, _cosBeta2);
        _sigma = AngleBetween(_sinSigma1, _cosSigma1, _sinSigma2, _cosSigma2);
        _eps = GeodesicSeries.Epsilon(Wgs84.SecondEccentricitySquared);
    }

    double FollowEquator(double lambda)
    {
        (_sinAlpha1, _cosAlpha1, _sinAlpha2, _cosAlpha2) = (1, 0, 1, 0);
        return Wgs84.EquatorialRadius * lambda;
    }

    void FindAzimuth()
    {
        if (_sinBeta1 == 0) (_sinBeta1, _sinBeta2) = (-Tiny, _sinBeta2 == 0 ? -Tiny : _sinBeta2);
        StartOnSphere();
        double lowSin = Tiny, lowCos = 1, highSin = Tiny, highCos = -1;
        bool settled = false;
        for (int step = 0; step < MostSteps; step++)
        {
            double excess = LongitudeExcess(out double slope);
            if (settled || Math.Abs(excess) < 2.2e-16) return;
            if (excess > 0 && _cosAlpha1 / _sinAlpha1 > highCos / highSin) (highSin, highCos) = (_sinAlpha1, _cosAlpha1);
            else if (excess < 0 && _cosAlpha1 / _sinAlpha1 < lowCos / lowSin) (lowSin, lowCos) = (_sinAlpha1, _cosAlpha1);

            double change = -excess / slope;
            if (step < NewtonSteps && slope > 0 && Math.Abs(change) < Math.PI && TryTurn(change, lowSin, lowCos, highSin, highCos))
            {
                settled = Math.Abs(excess) < Settled;
                continue;
            }

            double sin = (lowSin + highSin) / 2, cos = (lowCos + highCos) / 2;
            SetAzimuth(sin, cos);
            settled = Math.Abs(lowSin - sin) + Math.Abs(lowCos - cos) < 1e-16;
        }
    }

    /// <summary>Turns the azimuth if that stays between the brackets and changes anything.</summary>
    bool TryTurn(double change, double lowSin, double lowCos, double highSin, double highCos)
    {
        (double sinChange, double cosChange) = StableMath.SinCos(change);
        double sin = _sinAlpha1 * cosChange + _cosAlpha1 * sinChange, cos = _cosAlpha1 * cosChange - _sinAlpha1 * sinChange;
        if (!(sin > 0 && cos / sin <= lowCos / lowSin && cos / sin >= highCos / highSin) || (sin == _sinAlpha1 && cos == _cosAlpha1)) return false;
        SetAzimuth(sin, cos);
        return true;
    }

    void StartOnSphere()
    {
        double cos1 = _cosBeta2 * _sinLambda * _sinLambda * _sinBeta1;
        double cos = _cosLambda >= 0
            ? _sinBeta2 * _cosBeta1 - _cosBeta2 * _sinBeta1 + cos1 / (1 + _cosLambda)
            : _sinBeta2 * _cosBeta1 + _cosBeta2 * _sinBeta1 - cos1 / (1 - _cosLambda);
        SetAzimuth(Math.Max(_cosBeta2 * _sinLambda, Tiny), cos);
    }

    void SetAzimuth(double sin, double cos)
    {
        double length = Geodesic.Hypotenuse(sin, cos);
        (_sinAlpha1, _cosAlpha1) = length > 0 ? (sin / length, cos / length) : (1, 0);
    }

    /// <summary>How far east of the second point the line crosses its latitude, radians, and the derivative by azimuth (equations 8 to 14, 38, 46).</summary>
    double LongitudeExcess(out double slope)
    {
        if (_sinBeta1 == -Tiny && _cosAlpha1 == 0) _cosAlpha1 = -Tiny;
        double sinAlpha0 = _sinAlpha1 * _cosBeta1, cosAlpha0 = Geodesic.Hypotenuse(_cosAlpha1, _sinAlpha1 * _sinBeta1);
        (_sinSigma1, _cosSigma1) = Normalized(_sinBeta1, _cosAlpha1 * _cosBeta1);
        (double sinOmega1, double cosOmega1) = (sinAlpha0 * _sinBeta1, _cosAlpha1 * _cosBeta1);

        bool sameSize = _cosBeta2 == _cosBeta1 && Math.Abs(_sinBeta2) == -_sinBeta1;
        _sinAlpha2 = _cosBeta2 != _cosBeta1 ? sinAlpha0 / _cosBeta2 : _sinAlpha1;
        double difference = _cosBeta1 < -_sinBeta1
            ? (_cosBeta2 - _cosBeta1) * (_cosBeta1 + _cosBeta2)
            : (_sinBeta1 - _sinBeta2) * (_sinBeta1 + _sinBeta2);
        double northward = _cosAlpha1 * _cosBeta1;
        _cosAlpha2 = sameSize ? Math.Abs(_cosAlpha1) : Math.Sqrt(Math.Max(northward * northward + difference, 0)) / _cosBeta2;
        (_sinSigma2, _cosSigma2) = Normalized(_sinBeta2, _cosAlpha2 * _cosBeta2);
        (double sinOmega2, double cosOmega2) = (sinAlpha0 * _sinBeta2, _cosAlpha2 * _cosBeta2);

        _sigma = AngleBetween(_sinSigma1, _cosSigma1, _sinSigma2, _cosSigma2);
        double sinOmega = Math.Max(cosOmega1 * sinOmega2 - sinOmega1 * cosOmega2, 0), cosOmega = cosOmega1 * cosOmega2 + sinOmega1 * sinOmega2;
        double eta = StableMath.Atan2(sinOmega * _cosLambda - cosOmega * _sinLambda, cosOmega * _cosLambda + sinOmega * _sinLambda);
        _eps = GeodesicSeries.Epsilon(Wgs84.SecondEccentricitySquared * cosAlpha0 * cosAlpha0);
        Span<double> c = stackalloc double[GeodesicSeries.Length];
        GeodesicSeries.C3(_eps, c);
        double third = _sigma + GeodesicSeries.SineSum(c, _sinSigma2, _cosSigma2) - GeodesicSeries.SineSum(c, _sinSigma1, _cosSigma1);
        slope = _cosAlpha2 == 0
            ? -2 * F1 * Math.Sqrt(1 + Wgs84.SecondEccentricitySquared * _sinBeta1 * _sinBeta1) / _sinBeta1
            : F1 * ReducedLength(cosAlpha0) / (_cosAlpha2 * _cosBeta2);
        return eta - Wgs84.Flattening * GeodesicSeries.A3(_eps) * sinAlpha0 * third;
    }

    /// <summary>In units of the polar radius (equation 38).</summary>
    readonly double ReducedLength(double cosAlpha0)
    {
        double k2 = Wgs84.SecondEccentricitySquared * cosAlpha0 * cosAlpha0;
        Span<double> c = stackalloc double[GeodesicSeries.Length];
        double a1 = GeodesicSeries.A1(_eps), a2 = GeodesicSeries.A2(_eps);
        GeodesicSeries.C1(_eps, c);
        double first = _sigma + GeodesicSeries.SineSum(c, _sinSigma2, _cosSigma2) - GeodesicSeries.SineSum(c, _sinSigma1, _cosSigma1);
        GeodesicSeries.C2(_eps, c);
        double second = _sigma + GeodesicSeries.SineSum(c, _sinSigma2, _cosSigma2) - GeodesicSeries.SineSum(c, _sinSigma1, _cosSigma1);
        return Math.Sqrt(1 + k2 * _sinSigma2 * _sinSigma2) * _cosSigma1 * _sinSigma2
            - Math.Sqrt(1 + k2 * _sinSigma1 * _sinSigma1) * _sinSigma1 * _cosSigma2
            - _cosSigma1 * _cosSigma2 * (a1 * first - a2 * second);
    }

    /// <summary>Equation 7.</summary>
    readonly double Distance()
    {
        Span<double> c = stackalloc double[GeodesicSeries.Length];
        GeodesicSeries.C1(_eps, c);
        double first = _sigma + GeodesicSeries.SineSum(c, _sinSigma2, _cosSigma2) - GeodesicSeries.SineSum(c, _sinSigma1, _cosSigma1);
        return Wgs84.PolarRadius * GeodesicSeries.A1(_eps) * first;
    }

    static double AngleBetween(double sin1, double cos1, double sin2, double cos2) =>
        StableMath.Atan2(Math.Max(cos1 * sin2 - sin1 * cos2, 0), cos1 * cos2 + sin1 * sin2);

    static (double Sin, double Cos) Normalized(double sin, double cos)
    {
        double length = Geodesic.Hypotenuse(sin, cos);
        return length > 0 ? (sin / length, cos / length) : (0, 1);
    }
}
