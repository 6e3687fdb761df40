using Atalaya.Core.Reports;

namespace Atalaya.Fusion.Measuring;

/// <summary>Height of an object above the ellipsoid and its 1 σ, metres, as far as a slant range needs it.</summary>
/// <remarks>Without a geoid grid, heights above the sea count as heights above the ellipsoid: an error of at most 107 m (EGM96).</remarks>
readonly record struct HeightEstimate(double Meters, double Sigma)
{
    const double EllipsoidSigma = 20, SeaLevelSigma = 60, MinMeters = -1000, MaxMeters = 60_000;

    public static bool TryFrom(float? ellipsoid, float? seaLevel, float? pressure, TrackerOptions options, out HeightEstimate estimate)
    {
        (double meters, double sigma) = (ellipsoid, seaLevel, pressure) switch
        {
            ({ } height, _, _) => (height, EllipsoidSigma),
            (null, { } height, _) => (height, SeaLevelSigma),
            (null, null, { } height) => (height, options.PressureHeightSigmaMeters),
            _ => (double.NaN, double.NaN),
        };
        estimate = new HeightEstimate(meters, sigma);
        return meters is >= MinMeters and <= MaxMeters;
    }

    public static bool TryFrom(in Report report, TrackerOptions options, out HeightEstimate estimate)
    {
        bool usable = (report.Flags & (ReportFlags.AltitudeNotValidated | ReportFlags.AltitudeGarbled)) == 0;
        return TryFrom(report.EllipsoidHeight, report.SeaLevelHeight, usable ? report.PressureAltitude : null, options, out estimate);
    }

    /// <summary>Where nothing is known: on the sea for vessels, low for the rest.</summary>
    public static HeightEstimate Default(Domain domain, TrackerOptions options) =>
        domain == Domain.Sea ? new HeightEstimate(0, SeaLevelSigma) : new HeightEstimate(0, options.UnknownHeightSigmaMeters);
}
