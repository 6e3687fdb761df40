using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Fusion.Sources;

namespace Atalaya.Fusion.Measuring;

/// <summary>
/// How fast an object goes away from a radar, m/s, as a part of its motion over ground: speed = <see cref="East"/>·east rate +
/// <see cref="North"/>·north rate, in east and north of the object's own place, its climb taken off. Variance 0 = not measured.
/// </summary>
readonly record struct RadialMeasurement(double East, double North, double Speed, double Variance)
{
    /// <summary>Nothing that a radar sees goes faster, m/s.</summary>
    const double MaxSpeed = 2000;

    public bool IsKnown => Variance > 0;

    /// <param name="place">The object, at its height as far as known.</param>
    public static bool TryFrom(in Report report, in SourceState source, GeodeticPosition place, HeightEstimate height, TrackerOptions options, out RadialMeasurement radial)
    {
        radial = default;
        if (report.RadialVelocity is not { } speed || !(Math.Abs(speed) <= MaxSpeed)) return false;
        EnuVector toSite = new LocalFrame(place).ToEnu(source.Frame.OriginEcef);
        double length = toSite.Length;
        if (!(length > 1)) return false;
        double up = -toSite.Up / length;
        bool isClimbKnown = height.ClimbSigma > 0;
        double climb = isClimbKnown ? height.Climb : 0, climbSigma = isClimbKnown ? height.ClimbSigma : options.ClimbSigma;
        double sigma = options.RadialVelocitySigma, fromClimb = up * climbSigma;
        radial = new RadialMeasurement(-toSite.East / length, -toSite.North / length, speed - up * climb, sigma * sigma + fromClimb * fromClimb);
        return true;
    }

    /// <summary>In axes turned by an azimuth angle, given by its sine and cosine.</summary>
    public RadialMeasurement Turned(double sine, double cosine) => this with { East = cosine * East + sine * North, North = cosine * North - sine * East };
}
