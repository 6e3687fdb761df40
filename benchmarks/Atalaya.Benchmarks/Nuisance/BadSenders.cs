using System.Runtime.CompilerServices;
using Atalaya.Benchmarks.Integrity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;

namespace Atalaya.Benchmarks.Nuisance;

/// <summary>
/// Bad transponders, laid over decoded reports: besides those of <see cref="FaultyNavigation"/> one sender in two hundred states places off with good quality (aircraft: 0.3 to 2 km, a platform that drifted; vessels: 50 to
/// 300 m, a wrong place of the antenna), one in a hundred is 0.5 to 2 s late (AIS: 5 to 15 s), one in two hundred states 1.3 times its speed, and one in a hundred aircraft a height 60 m too great: the most that controllers let pass
/// (ICAO Doc 4444, 8.5.3.3.5.1).
/// </summary>
sealed class BadSenders(int seed)
{
    const double MetersPerRadian = 6_371_000;
    const double Displaced = 0.005, Late = 0.015, Fast = 0.02, High = 0.03;
    const uint Salt = 0x5A17;

    readonly FaultyNavigation _navigation = new(seed);
    readonly Dictionary<uint, (double North, double East)> _velocities = [];

    /// <summary>True if a fault of the sender is true.</summary>
    public bool IsBad(uint subject) => subject != 0 && (Share(subject) < High || _navigation.IsEverBad(subject));

    /// <summary>What is bad, in a word.</summary>
    public string Describe(uint subject) => !IsBad(subject) ? "" : Share(subject) switch
    {
        < Displaced => "displaced",
        < Late => "late",
        < Fast => "fast",
        < High => "high",
        _ => "lost",
    };

    public void Spoil(Instant now, ReadOnlySpan<Report> reports)
    {
        _navigation.Spoil(now, reports);
        foreach (ref readonly Report report in reports)
        {
            if (!report.Has(ReportFlags.SelfReported)) continue;
            uint subject = report.Identity.Mmsi != 0 ? report.Identity.Mmsi : report.Identity.Address;
            double share = Share(subject);
            if (share < High) Spoil(ref Unsafe.AsRef(in report), subject, share);
        }
    }

    double Share(uint subject) => Draws.Fraction(seed, subject ^ Salt, 0);

    void Spoil(ref Report report, uint subject, double share)
    {
        if (report is { GroundSpeed: { } speed, TrackAngle: { } angle }) _velocities[subject] = (speed * Math.Cos(angle), speed * Math.Sin(angle));
        if (share < Displaced)
        {
            double part = Draws.Fraction(seed, subject, 1), distance = report.Identity.Mmsi != 0 ? 50 + 250 * part : 300 + 1700 * part, direction = 2 * Math.PI * Draws.Fraction(seed, subject, 2);
            Move(ref report, distance * Math.Cos(direction), distance * Math.Sin(direction));
        }
        else if (share < Late)
        {
            if (!_velocities.TryGetValue(subject, out (double North, double East) velocity)) return;
            double part = Draws.Fraction(seed, subject, 3), seconds = report.Identity.Mmsi != 0 ? 5 + 10 * part : 0.5 + 1.5 * part;
            Move(ref report, -seconds * velocity.North, -seconds * velocity.East);
        }
        else if (share < Fast)
        {
            report.GroundSpeed *= 1.3f;
        }
        else
        {
            report.PressureAltitude += 60;
        }
    }

    static void Move(ref Report report, double north, double east)
    {
        if (report.Measurement != MeasurementKind.Geodetic) return;
        report.M0 += north / MetersPerRadian;
        report.M1 += east / (MetersPerRadian * Math.Cos(report.M0));
    }
}
