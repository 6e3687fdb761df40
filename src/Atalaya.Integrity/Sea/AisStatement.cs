using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;

namespace Atalaya.Integrity.Sea;

/// <summary>What a report says if it is AIS of a vessel.</summary>
static class AisStatement
{
    public const double MetersPerSecondPerKnot = 1852.0 / 3600;

    /// <summary>False for aids, shore stations, aircraft and distress beacons, for copies, and for tracks of other systems.</summary>
    public static bool IsOfVessel(in Report report) =>
        report.Identity.Mmsi != 0 && report.Domain == Domain.Sea && report.Identity.SystemTrack == 0 && (report.Flags & (ReportFlags.Duplicate | ReportFlags.SystemTrack | ReportFlags.TestTarget)) == 0
        && Mmsi.KindOf(report.Identity.Mmsi) is MmsiKind.Ship or MmsiKind.CraftOfParentShip or MmsiKind.Invalid;

    public static bool HasPlace(in Report report) => report.Measurement == MeasurementKind.Geodetic && double.IsFinite(report.M0) && double.IsFinite(report.M1);

    /// <summary>Static data comes every six minutes whatever the speed; position reports carry nothing of it.</summary>
    public static bool IsPosition(in Report report) =>
        report.Identity.Name.IsEmpty && report.Identity.Callsign.IsEmpty && report.Identity.Imo == 0 && report.LengthMeters is null && report.Category is null;

    /// <summary>Along the chord, metres; radians.</summary>
    public static double Distance(double latitude1, double longitude1, double latitude2, double longitude2) =>
        Wgs84.ToEcef(new GeodeticPosition(latitude1, longitude1, 0)).DistanceTo(Wgs84.ToEcef(new GeodeticPosition(latitude2, longitude2, 0)));

    /// <summary>What vessels of a type (ITU-R M.1371-5, table 53) do at most, m/s: fishing 20 kn, cargo and tanker 30 kn, others 50 kn.</summary>
    public static double MostSpeed(byte? type) => MetersPerSecondPerKnot * (type switch { 30 => 20, >= 70 and <= 89 => 30, _ => 50 });
}
