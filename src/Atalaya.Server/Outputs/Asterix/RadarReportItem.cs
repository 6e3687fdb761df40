using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Formats.Asterix.Categories;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>I062/340, from the last report of a radar. Not sent once that is old.</summary>
static class RadarReportItem
{
    const double MetersPerNauticalMile = 1852, MetersPerHeightStep = 25 * 0.3048, MetersPerFlightLevel = 30.48;

    public static void Write(ref Cat062Writer writer, in RadarReport report)
    {
        Cat062I340Writer item = writer.I340();
        item.SID().SAC(report.Sensor >> 8).SIC(report.Sensor & 255);
        if (report.SlantRange / MetersPerNauticalMile is >= 0 and < 255.99 && double.IsFinite(report.Azimuth))
            item.POS().RHO(report.SlantRange / MetersPerNauticalMile).THETA(Angle.NormalizeZeroToTwoPi(report.Azimuth) * GeodeticPosition.DegreesPerRadian);
        if (report.Height is { } height && Math.Abs(height / MetersPerHeightStep) < short.MaxValue) item.HEIGHT(height / MetersPerHeightStep * 25);
        if (report.PressureAltitude / MetersPerFlightLevel is { } level and >= -12 and <= 1270)
            item.MDC().V(Bit(report, ReportFlags.AltitudeNotValidated)).G(Bit(report, ReportFlags.AltitudeGarbled)).LMC(level);
        if (report.Mode3A is { } code) item.MDA().V(Bit(report, ReportFlags.Mode3ANotValidated)).G(Bit(report, ReportFlags.Mode3AGarbled)).MODE3A(code);
        if (TypeOf(report) is { } type)
            item.TYP().TYP(type).SIM(Bit(report, ReportFlags.Simulated)).RAB(Bit(report, ReportFlags.FieldMonitor)).TST(Bit(report, ReportFlags.TestTarget));
    }

    /// <summary>A Mode S reply with code or altitude answers a roll-call; one without may be either, which the report does not tell.</summary>
    static int? TypeOf(in RadarReport report)
    {
        const Technologies Both = Technologies.PrimaryRadar | Technologies.SecondaryRadar;
        if ((report.Seen & Technologies.ModeS) == 0) return (report.Seen & Both) switch { Technologies.PrimaryRadar => 1, Technologies.SecondaryRadar => 2, Both => 3, _ => null };
        if (report.Mode3A is null && report.PressureAltitude is null) return null;
        return (report.Seen & Technologies.PrimaryRadar) != 0 ? 7 : 5;
    }

    static int Bit(in RadarReport report, ReportFlags flag) => report.Has(flag) ? 1 : 0;
}
