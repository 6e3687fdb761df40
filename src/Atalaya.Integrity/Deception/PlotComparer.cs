using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Fusion;

namespace Atalaya.Integrity.Deception;

/// <summary>Holds what a sensor measured against the stated course, in the sensor's own axes and without its registered biases.</summary>
static class PlotComparer
{
    /// <summary>1 σ of a height above the ellipsoid that satellites gave, and that pressure gave, metres.</summary>
    const double SatelliteSigma = 30, PressureSigma = 150;

    /// <summary>Steeper the height decides the place: rise over range.</summary>
    const double Steepest = 0.75;

    /// <summary>Nearer than this azimuth means little, metres.</summary>
    const double NearestMeters = 2000;

    /// <summary>Who states worse accuracy than this, metres, or none, says no more than that.</summary>
    const double MostStatedSigma = 100;

    /// <summary>1 σ of measured positions whose covariance is not stated, and what their biases may be, metres.</summary>
    const double OtherSigma = 50, OtherBias = 60, OtherWander = 30;

    /// <summary>The part of a height's error that another angle of sight makes anew.</summary>
    const double SteepWander = 0.3;

    /// <summary>False = it says nothing of the stated course.</summary>
    public static bool TryCompare(in Report report, in StatedPath path, in StatedPoint stated, Tracker tracker, DeceptionSettings settings, out PlotComparison plot)
    {
        plot = default;
        return report.Measurement switch
        {
            MeasurementKind.Polar => TryPolar(report, path, stated, tracker, settings, ref plot),
            MeasurementKind.Geodetic => TryGeodetic(report, path, stated, ref plot),
            _ => false,
        };
    }

    static bool TryPolar(in Report report, in StatedPath path, in StatedPoint stated, Tracker tracker, DeceptionSettings settings, ref PlotComparison plot)
    {
        if (!tracker.TryReadGeometry(report.Source, report.Sensor, out SensorGeometry sensor)) return false;
        (double height, double heightSigma) = HeightOf(path, sensor.Undulation);
        if (double.IsNaN(height)) return false;
        EcefPosition up = UpAt(stated.Place), place = StatedPath.Along(stated.Place, up, height);
        EnuVector vector = sensor.Frame.ToEnu(place), ahead = sensor.Frame.ToEnu(StatedPath.Along(place, stated.Rate, 1));
        double ground = Math.Sqrt(vector.East * vector.East + vector.North * vector.North), range = vector.Length;
        if (ground < NearestMeters || Math.Abs(vector.Up) > Steepest * range) return false;
        (double measuredRange, double azimuth) = sensor.Correct(report.M0, report.M1);
        (double sin, double cos) = StableMath.SinCos(azimuth);
        double east = vector.East / ground, north = vector.North / ground;
        plot.Along = measuredRange - range;
        plot.Across = sin * vector.North - cos * vector.East;
        // Stated on another side of the radar: as far off as can be.
        if (east * sin + north * cos < 0.5) plot.Across = Math.CopySign(ground, plot.Across);
        plot.AlongRate = east * (ahead.East - vector.East) + north * (ahead.North - vector.North);
        plot.AcrossRate = north * (ahead.East - vector.East) - east * (ahead.North - vector.North);
        plot.AcrossScale = ground;
        (plot.East, plot.North) = (east, north);
        double others = Others(path, stated), steep = vector.Up / range * heightSigma;
        double rangeSigma = report.Sigma0 > 0 ? report.Sigma0 : sensor.RangeSigmaMeters, azimuthSigma = (report.Sigma1 > 0 ? report.Sigma1 : sensor.AzimuthSigmaRadians) * ground;
        plot.AlongSigma = Math.Sqrt(rangeSigma * rangeSigma + others);
        plot.AcrossSigma = Math.Sqrt(azimuthSigma * azimuthSigma + others);
        plot.IsUnregistered = !sensor.IsRegistered;
        double rangeBias = sensor.IsRegistered ? Root(settings.LeftRangeMeters, sensor.RangeBiasSigmaMeters) : settings.UnknownRangeMeters;
        plot.AlongBiasSigma = Root(rangeBias, steep);
        plot.AcrossBiasSigma = sensor.IsRegistered ? Root(settings.LeftAzimuthRadians, sensor.AzimuthBiasSigmaRadians) : settings.UnknownAzimuthRadians;
        (plot.AlongWander, plot.AcrossWander) = (Root(settings.LeftRangeMeters, SteepWander * steep), settings.LeftAzimuthRadians);
        (plot.AlongTaken, plot.AcrossTaken) = (report.M0 - measuredRange, sensor.AzimuthBiasRadians);
        double measuredGround = Math.Sqrt(Math.Max(0, measuredRange * measuredRange - vector.Up * vector.Up));
        SetPlaces(ref plot, stated, sensor.Frame, new EnuVector(sin * measuredGround - vector.East, cos * measuredGround - vector.North, 0));
        return true;
    }

    static bool TryGeodetic(in Report report, in StatedPath path, in StatedPoint stated, ref PlotComparison plot)
    {
        if (!report.Has(ReportFlags.Multilateration) || !(Math.Abs(report.M0) <= Math.PI / 2) || !(Math.Abs(report.M1) <= 2 * Math.PI)) return false;
        LocalFrame frame = new(new GeodeticPosition(report.M0, report.M1, 0));
        EnuVector vector = frame.ToEnu(stated.Place), ahead = frame.ToEnu(StatedPath.Along(stated.Place, stated.Rate, 1));
        (plot.Along, plot.Across, plot.AcrossScale) = (-vector.North, -vector.East, 1);
        (plot.East, plot.North) = (0, 1);
        (plot.AlongRate, plot.AcrossRate) = (ahead.North - vector.North, ahead.East - vector.East);
        double others = Others(path, stated), north = report.Sigma0 > 0 ? report.Sigma0 : OtherSigma, east = report.Sigma1 > 0 ? report.Sigma1 : north;
        plot.AlongSigma = Math.Sqrt(north * north + others);
        plot.AcrossSigma = Math.Sqrt(east * east + others);
        (plot.AlongBiasSigma, plot.AcrossBiasSigma) = (Root(OtherBias, north), Root(OtherBias, east));
        (plot.AlongWander, plot.AcrossWander) = (OtherWander, OtherWander);
        SetPlaces(ref plot, stated, frame, new EnuVector(plot.Across, plot.Along, 0));
        return true;
    }

    static void SetPlaces(ref PlotComparison plot, in StatedPoint stated, in LocalFrame frame, EnuVector offset)
    {
        plot.Speed = stated.Speed;
        plot.Stated = stated.Place;
        EcefPosition origin = frame.OriginEcef, moved = frame.ToEcef(offset);
        plot.Measured = new EcefPosition(stated.Place.X + moved.X - origin.X, stated.Place.Y + moved.Y - origin.Y, stated.Place.Z + moved.Z - origin.Z);
    }

    /// <summary>Variance of what is stated and of what lies between two statements.</summary>
    static double Others(in StatedPath path, in StatedPoint stated)
    {
        double sigma = Math.Min(path.SigmaMeters, MostStatedSigma);
        return sigma * sigma + stated.SigmaMeters * stated.SigmaMeters;
    }

    static (double Meters, double Sigma) HeightOf(in StatedPath path, double undulation) =>
        float.IsFinite(path.EllipsoidHeight) ? (path.EllipsoidHeight, SatelliteSigma) : (path.PressureAltitude + undulation, PressureSigma);

    /// <summary>The normal of the ellipsoid at one of its points.</summary>
    public static EcefPosition UpAt(EcefPosition place)
    {
        double z = place.Z / (1 - Wgs84.EccentricitySquared), norm = Math.Sqrt(place.X * place.X + place.Y * place.Y + z * z);
        return new EcefPosition(place.X / norm, place.Y / norm, z / norm);
    }

    static double Root(double one, double other) => Math.Sqrt(one * one + other * other);
}
