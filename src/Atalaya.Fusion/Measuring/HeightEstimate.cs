using Atalaya.Core.Reports;
using Atalaya.Fusion.Filtering;

namespace Atalaya.Fusion.Measuring;

/// <summary>Height of an object above the ellipsoid and its 1 σ, metres, as far as a slant range needs it.</summary>
/// <remarks>
/// Heights above the sea, and pressure altitudes, become heights above the ellipsoid with the geoid's undulation at the radar. Out to 400 km
/// the geoid changes by some 20 m, which moves a ground range by less than half a metre there: height/range of it.
/// </remarks>
readonly record struct HeightEstimate(double Meters, double Sigma)
{
    /// <summary>1 σ of what lasts of a height's error, metres.</summary>
    public const double EllipsoidSigma = 20, SeaLevelSigma = 25;

    const double MinMeters = -1000, MaxMeters = 60_000;

    /// <param name="undulation">Height of the sea above the ellipsoid, metres.</param>
    public static bool TryFrom(float? ellipsoid, float? seaLevel, float? pressure, double undulation, TrackerOptions options, out HeightEstimate estimate)
    {
        (double meters, double sigma) = (ellipsoid, seaLevel, pressure) switch
        {
            ({ } height, _, _) => (height, EllipsoidSigma),
            (null, { } height, _) => (height + undulation, SeaLevelSigma),
            (null, null, { } height) => (height + undulation, options.PressureHeightSigmaMeters),
            _ => (double.NaN, double.NaN),
        };
        estimate = new HeightEstimate(meters, sigma);
        return estimate.IsPossible;
    }

    public bool IsPossible => Meters is >= MinMeters and <= MaxMeters;

    /// <summary>Metres per second and 1 σ; NaN = not known.</summary>
    public double Climb { get; init; } = double.NaN;

    public double ClimbSigma { get; init; } = double.NaN;

    /// <param name="state">Height over a datum.</param>
    /// <param name="offset">Height of the datum above the ellipsoid.</param>
    /// <param name="sigma">1 σ of what lasts of the error.</param>
    public static HeightEstimate From(in ClimbState state, double offset, double sigma) =>
        new(state.Height + offset, Math.Sqrt(state.HH + sigma * sigma)) { Climb = state.Climb, ClimbSigma = Math.Sqrt(state.CC) };

    public static bool TryFrom(in Report report, double undulation, TrackerOptions options, out HeightEstimate estimate)
    {
        bool usable = (report.Flags & (ReportFlags.AltitudeNotValidated | ReportFlags.AltitudeGarbled)) == 0;
        return TryFrom(report.EllipsoidHeight, report.SeaLevelHeight, usable ? report.PressureAltitude : null, undulation, options, out estimate);
    }

    /// <summary>Where nothing is known: on the sea for vessels, low for the rest.</summary>
    public static HeightEstimate Default(Domain domain, double undulation, TrackerOptions options) =>
        new(undulation, domain == Domain.Sea ? SeaLevelSigma : options.UnknownHeightSigmaMeters);
}
