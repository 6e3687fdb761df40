using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Fusion.Measuring;
using Atalaya.Fusion.Sources;

namespace Atalaya.Fusion.Associating;

/// <summary>What a <see cref="TrackReach"/> is held against: a plot where a track without height would have it.</summary>
readonly struct PlotReach
{
    /// <summary>A bias that was taken off moved the range by less, metres.</summary>
    const double RangeSlackMeters = 2000;

    /// <summary>Farther than this no height puts a plot, metres: above that nothing flies.</summary>
    const double MostDisplacement = 20_000;

    const double EarthRadius = 6.35e6;

    /// <summary>4 σ of a height, metres; a height with more is not judged.</summary>
    public const double HeightError = 600;

    public readonly long Nanoseconds;
    public readonly double X, Y, Z, Variance, GateSquared, GateMeters;

    /// <summary>True if a track with a height would have it elsewhere.</summary>
    public readonly bool NeedsHeight;

    readonly double _range, _siteHeight, _height;

    public PlotReach(in Report report, in PositionMeasurement place, Instant time, in SourceState source, TrackerOptions options)
    {
        Nanoseconds = time.UnixNanoseconds;
        (X, Y, Z) = (place.Ecef.X, place.Ecef.Y, place.Ecef.Z);
        Variance = place.VarianceEast + place.VarianceNorth;
        (GateSquared, GateMeters) = (options.GateSquared, options.MaxGateMeters);
        NeedsHeight = MeasurementConverter.NeedsHeight(report) && !HeightEstimate.TryFrom(report, source.Undulation, options, out _);
        (_range, _siteHeight, _height) = (report.M0 - RangeSlackMeters, source.Frame.Origin.Height, source.Undulation);
    }

    /// <summary>
    /// How far apart the guessed height and another put the plot, at most: on flat ground r − √(r² − h²), h the larger difference of height
    /// to the site, r·h/R for the bend of the earth, and the error of the height with its slope.
    /// </summary>
    public double Displacement(double height)
    {
        double rise = Math.Max(Math.Abs(height - _siteHeight) + HeightError, Math.Abs(_height - _siteHeight));
        if (!(_range > rise)) return MostDisplacement;
        double bend = (_range + RangeSlackMeters) * (rise + Math.Abs(_siteHeight)) / EarthRadius;
        double ground = Math.Sqrt(_range * _range - rise * rise);
        return Math.Min(MostDisplacement, _range - ground + bend + HeightError * rise / ground);
    }
}
