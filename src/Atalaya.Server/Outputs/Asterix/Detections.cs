using Atalaya.Core.Reports;
using Atalaya.Core.Time;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>When each technology last took part in a track, and what it said: what the track itself does not keep. Times: default = never.</summary>
struct Detections
{
    public Instant PrimaryRadar, SecondaryRadar, ModeS, ExtendedSquitter, Multilateration;

    /// <summary>The last valid flight level, metres above the 1013.25 hPa surface, and its time.</summary>
    public float FlightLevelMeters;

    public Instant FlightLevelTime;

    /// <summary>The last report of a radar.</summary>
    public RadarReport Radar;

    public readonly bool HasRadar => Radar.Sensor != 0;
    public readonly bool HasFlightLevel => FlightLevelTime != default;

    public void Take(in RadarReport report)
    {
        const Technologies AnyRadar = Technologies.PrimaryRadar | Technologies.SecondaryRadar;
        Note(report, Technologies.PrimaryRadar, ref PrimaryRadar);
        Note(report, Technologies.SecondaryRadar, ref SecondaryRadar);
        Note(report, Technologies.ModeS, ref ModeS);
        Note(report, Technologies.ExtendedSquitter, ref ExtendedSquitter);
        Note(report, Technologies.Multilateration, ref Multilateration);
        if ((report.Seen & AnyRadar) != 0 && report.Time >= Radar.Time) Radar = report;
        if (report.PressureAltitude is not { } level || report.Has(ReportFlags.AltitudeNotValidated | ReportFlags.AltitudeGarbled) || report.Time < FlightLevelTime) return;
        (FlightLevelMeters, FlightLevelTime) = (level, report.Time);
    }

    static void Note(in RadarReport report, Technologies technology, ref Instant last)
    {
        if ((report.Seen & technology) != 0) last = Instant.Max(last, report.Time);
    }
}
