using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Fusion.Sources;

namespace Atalaya.Fusion.Measuring;

/// <summary>Turns what was measured into a place on the ellipsoid with its covariance. False = no place on earth.</summary>
static class MeasurementConverter
{
    const double MaxRangeMeters = 2_000_000, MaxSigmaMeters = 1e6;

    /// <summary>Radial velocities that the stated probability of wrong ones weighs against those that a sensor has shown.</summary>
    const double PriorRadials = 20;

    public static bool NeedsHeight(in Report report) => report.Measurement == MeasurementKind.Polar && double.IsNaN(report.M2);

    public static bool TryConvert(in Report report, in SourceState source, HeightEstimate height, TrackerOptions options, out PositionMeasurement measurement)
    {
        switch (report.Measurement)
        {
            case MeasurementKind.Geodetic: return TryGeodetic(report, options, out measurement);
            case MeasurementKind.Polar: return TryPolar(report, source, height, options, out measurement);
            case MeasurementKind.Plane: return TryPlane(report, source, options, out measurement);
            default:
                measurement = default;
                return false;
        }
    }

    static bool TryGeodetic(in Report report, TrackerOptions options, out PositionMeasurement measurement)
    {
        measurement = default;
        if (!(Math.Abs(report.M0) <= Math.PI / 2) || !(Math.Abs(report.M1) <= 2 * Math.PI)) return false;
        measurement = PositionMeasurement.At(report.M0, Angle.NormalizePlusMinusPi(report.M1));
        double north = Sigma(report.Sigma0, options.SelfReportedSigmaMeters, options);
        double east = Sigma(report.Sigma1, report.Sigma0 > 0 ? north : options.SelfReportedSigmaMeters, options);
        SetCovariance(ref measurement, east, north, report.Correlation01);
        return true;
    }

    static bool TryPlane(in Report report, in SourceState source, TrackerOptions options, out PositionMeasurement measurement)
    {
        measurement = default;
        if (!source.HasSite || !(Math.Abs(report.M0) <= MaxRangeMeters) || !(Math.Abs(report.M1) <= MaxRangeMeters)) return false;
        GeodeticPosition place = source.Frame.Unproject(report.M0, report.M1);
        if (!double.IsFinite(place.Latitude + place.Longitude)) return false;
        measurement = PositionMeasurement.At(place.Latitude, place.Longitude);
        double east = Sigma(report.Sigma0, source.RangeSigmaMeters, options);
        double north = Sigma(report.Sigma1, report.Sigma0 > 0 ? east : source.RangeSigmaMeters, options);
        SetCovariance(ref measurement, east, north, report.Correlation01);
        Turn(ref measurement, Convergence(source.Frame.Origin, place));
        SetRadial(ref measurement, report, source, place, default, options);
        return true;
    }

    static bool TryPolar(in Report report, in SourceState source, HeightEstimate height, TrackerOptions options, out PositionMeasurement measurement)
    {
        measurement = default;
        if (!source.HasSite || !(report.M0 is > 0 and <= MaxRangeMeters) || !(Math.Abs(report.M1) <= 4 * Math.PI)) return false;
        (double range, double azimuth) = source.Correction.Apply(report.M0, report.M1);
        bool measured = double.IsFinite(report.M2);
        GeodeticPosition place;
        if (measured && Math.Abs(report.M2) <= Math.PI / 2) place = SlantRange.ToPosition(source.Frame, range, azimuth, report.M2);
        else if (!SlantRange.TryToPosition(source.Frame, range, azimuth, height.Meters, out place)
            && !SlantRange.TryToPosition(source.Frame, range, azimuth, source.Frame.Origin.Height, out place)) return false;
        if (!double.IsFinite(place.Latitude + place.Longitude)) return false;
        measurement = PositionMeasurement.At(place.Latitude, place.Longitude);
        double rangeSigma = With(source.Correction.RangeSigma, Sigma(report.Sigma0, source.RangeSigmaMeters, options));
        double along = AlongSigma(range, rangeSigma, source, measured ? new HeightEstimate(place.Height, 0) : height);
        double azimuthSigma = With(source.Correction.AzimuthSigma, report.Sigma1 > 0 ? report.Sigma1 : source.AzimuthSigmaRadians);
        double across = Math.Clamp(azimuthSigma * range, options.MinimumSigmaMeters, MaxSigmaMeters);
        SetCovariance(ref measurement, across, along, 0);
        Turn(ref measurement, azimuth + Convergence(source.Frame.Origin, place));
        SetRadial(ref measurement, report, source, place, height, options);
        return true;
    }

    static void SetRadial(ref PositionMeasurement measurement, in Report report, in SourceState source, GeodeticPosition place, HeightEstimate height, TrackerOptions options)
    {
        if (report.RadialVelocity is null || !RadialMeasurement.TryFrom(report, source, place, height, options, out measurement.Radial)) return;
        double prior = options.RadialVelocityWrong * PriorRadials;
        measurement.RadialWrong = (source.RadialsWrong + prior) / (source.RadialsRight + source.RadialsWrong + PriorRadials);
    }

    /// <summary>
    /// 1 σ along the ground: that of the range, and that of the height by its first and second derivative (σ²/2r on flat ground: what
    /// matters where the height is a guess near the site's own).
    /// </summary>
    static double AlongSigma(double range, double rangeSigma, in SourceState source, HeightEstimate height)
    {
        GroundRangeSlopes slopes = SlantRange.SlopesAt(source.Frame, range, height.Meters);
        double fromRange = slopes.PerSlantRange * rangeSigma;
        double fromHeight = slopes.PerHeight * height.Sigma;
        double bend = height.Sigma * height.Sigma / (2 * range);
        double sigma = Math.Sqrt(fromRange * fromRange + fromHeight * fromHeight + bend * bend);
        return Math.Max(rangeSigma, Math.Min(sigma, range));
    }

    /// <summary>By how much an azimuth grows on the way from one place to another (meridian convergence, radians).</summary>
    public static double Convergence(GeodeticPosition from, GeodeticPosition to)
    {
        double longitude = Angle.NormalizePlusMinusPi(to.Longitude - from.Longitude);
        return longitude * StableMath.Sin((from.Latitude + to.Latitude) / 2);
    }

    /// <summary>With what a bias that was taken off is uncertain by.</summary>
    static double With(double biasSigma, double sigma) => Math.Sqrt(sigma * sigma + biasSigma * biasSigma);

    static double Sigma(float stated, double otherwise, TrackerOptions options)
    {
        double sigma = stated > 0 && float.IsFinite(stated) ? stated : otherwise;
        return Math.Clamp(sigma, options.MinimumSigmaMeters, MaxSigmaMeters);
    }

    static void SetCovariance(ref PositionMeasurement measurement, double eastSigma, double northSigma, float correlation)
    {
        measurement.VarianceEast = eastSigma * eastSigma;
        measurement.VarianceNorth = northSigma * northSigma;
        const float Limit = 0.99f;
        if (Math.Abs(correlation) > 0) measurement.Covariance = Math.Clamp(correlation, -Limit, Limit) * eastSigma * northSigma;
    }

    /// <summary>Turns a covariance by an azimuth angle: what was along north lies along that azimuth.</summary>
    static void Turn(ref PositionMeasurement measurement, double angle)
    {
        (double sine, double cosine) = StableMath.SinCos(angle);
        (double east, double north, double mixed) = (measurement.VarianceEast, measurement.VarianceNorth, measurement.Covariance);
        measurement.VarianceEast = cosine * cosine * east + 2 * sine * cosine * mixed + sine * sine * north;
        measurement.VarianceNorth = sine * sine * east - 2 * sine * cosine * mixed + cosine * cosine * north;
        measurement.Covariance = (cosine * cosine - sine * sine) * mixed + sine * cosine * (north - east);
    }
}
