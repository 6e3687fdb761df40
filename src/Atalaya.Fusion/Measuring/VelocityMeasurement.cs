using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Fusion.Living;

namespace Atalaya.Fusion.Measuring;

/// <summary>A velocity that an object states of itself, or another system of its track, m/s, in east and north of its own place.</summary>
readonly record struct VelocityMeasurement(double East, double North, double Variance)
{
    /// <summary>Airspeed is not motion over ground, and what a radar computes from its own plots adds nothing to them.</summary>
    public static bool TryFrom(in Report report, Domain domain, TrackerOptions options, out VelocityMeasurement velocity)
    {
        velocity = default;
        if ((report.Flags & (ReportFlags.SelfReported | ReportFlags.SystemTrack)) == 0 || report.Has(ReportFlags.VelocityIsAirspeed)) return false;
        if (report.GroundSpeed is not >= 0 || IsImplausible(report, domain) || report.TrackAngle is not (>= -7 and <= 7)) return false;
        double speed = report.GroundSpeed.GetValueOrDefault();
        (double sine, double cosine) = StableMath.SinCos(report.TrackAngle.GetValueOrDefault());
        double sigma = SigmaOf(report.Quality.NacV, domain, options);
        velocity = new VelocityMeasurement(speed * sine, speed * cosine, sigma * sigma);
        return true;
    }

    /// <summary>True if no object of the domain is as fast as stated.</summary>
    public static bool IsImplausible(in Report report, Domain domain) => report.GroundSpeed > DomainLimits.MaxSpeed(domain);

    /// <summary>Turned by an azimuth angle.</summary>
    public VelocityMeasurement Turned(double angle)
    {
        (double sine, double cosine) = StableMath.SinCos(angle);
        return this with { East = cosine * East + sine * North, North = cosine * North - sine * East };
    }

    /// <summary>NACv 1 to 4 states 95 % bounds of 10, 3, 1 and 0.3 m/s (RTCA DO-260B); half of that is 1 σ, never below the wire's resolution.</summary>
    static double SigmaOf(byte? nacV, Domain domain, TrackerOptions options) => nacV switch
    {
        1 => 5,
        2 => 1.5,
        3 or 4 => 0.5,
        _ => domain == Domain.Sea ? options.SeaVelocitySigma : options.AirVelocitySigma,
    };
}
