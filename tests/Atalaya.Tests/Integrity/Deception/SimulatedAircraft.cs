using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Tests.Fusion;

namespace Atalaya.Tests.Integrity.Deception;

/// <summary>Flies straight and level; says where it is twice a second.</summary>
sealed class SimulatedAircraft(uint address, double east, double north, double height, double speed, double courseDegrees, double phase)
{
    public uint Address => address;

    /// <summary>What is added to its stated place, metres east and north, at a time.</summary>
    public Func<double, (double East, double North)> Deceit { get; set; } = static _ => (0, 0);

    /// <summary>Seconds by which what it states is late.</summary>
    public double Latency { get; set; } = 0.2;

    /// <summary>False: there is a transmitter and no aircraft.</summary>
    public bool IsReal { get; init; } = true;

    /// <summary>When it transmits, seconds.</summary>
    public double Begins { get; set; }
    public double Ends { get; set; } = double.PositiveInfinity;
    public byte Nic { get; set; } = 8;
    public byte NacP { get; set; } = 9;
    public byte Version { get; set; } = 2;

    /// <summary>Metres per second, and metres; null = the true ones.</summary>
    public Func<double, double>? StatedSpeed { get; set; }
    public Func<double, double>? StatedPressure { get; set; }
    public Func<double, double>? StatedHeight { get; set; }

    /// <summary>The decoder refuses the place of a message.</summary>
    public Func<double, bool> Refuses { get; set; } = static _ => false;

    /// <summary>Who hears it; all but the first get copies.</summary>
    public ushort[] Receivers { get; set; } = [AirSituation.Receiver];

    /// <summary>Level at a receiver, by the metres to the true place; null = not measured.</summary>
    public Func<double, double>? Level { get; set; }

    /// <summary>When it ceases to transmit and to answer, seconds; radars go on to see its echo.</summary>
    public double FallsSilent { get; set; } = double.PositiveInfinity;

    public GeodeticPosition At(double seconds)
    {
        (double sin, double cos) = Math.SinCos(courseDegrees * Math.PI / 180);
        return Traffic.Offset(AirSituation.Site with { Height = height }, east + speed * sin * seconds, north + speed * cos * seconds);
    }

    public double NextStatement(double from) => Math.Ceiling((from - phase) / 0.5 - 1e-9) * 0.5 + phase;

    public void State(Traffic traffic, double seconds, Random random)
    {
        if (seconds < Begins || seconds >= Math.Min(Ends, FallsSilent)) return;
        (double east, double north) = Deceit(seconds);
        GeodeticPosition place = Traffic.Offset(At(seconds - Latency), east + 5 * Traffic.Normal(random), north + 5 * Traffic.Normal(random));
        Report report = traffic.AdsB(AirSituation.Receiver, seconds, address, place, 12);
        (report.Quality.Nic, report.Quality.NacP, report.Quality.Version) = (Nic, NacP, Version);
        (double sin, double cos) = Math.SinCos(courseDegrees * Math.PI / 180);
        (report.GroundSpeed, report.TrackAngle) = ((float)(StatedSpeed?.Invoke(seconds) ?? speed), (float)Math.Atan2(sin, cos));
        report.Flags |= ReportFlags.TimeIsReceiveTime;
        report.PressureAltitude = (float)(StatedPressure?.Invoke(seconds) ?? height);
        report.EllipsoidHeight = (float)(StatedHeight?.Invoke(seconds) ?? height);
        if (Refuses(seconds))
        {
            report.Measurement = MeasurementKind.None;
            report.Flags |= ReportFlags.PlaceRefused;
        }

        if (Level is { } level) report.Quality.SignalDbfs = (float)(level(Traffic.Meters(At(seconds), AirSituation.Site)) + 2 * Traffic.Normal(random));
        foreach (ushort receiver in Receivers) Send(traffic, report, receiver, seconds);
    }

    void Send(Traffic traffic, Report report, ushort receiver, double seconds)
    {
        Report made = traffic.Make(receiver, seconds);
        (report.Source, report.Sequence, report.Provenance) = (made.Source, made.Sequence, made.Provenance);
        if (receiver != Receivers[0]) report.Flags |= ReportFlags.Duplicate;
        traffic.Add(report);
    }

    public ObjectIdentity Identity => new() { Address = address, AddressKind = AddressKind.Icao };
}
