using Atalaya.Core.Identity;
using Atalaya.Core.Reports;

namespace Atalaya.Integrity.Interference;

/// <summary>
/// Reads a sender's navigation from its quality indicators. Aircraft of version 1 and 2: bad below NIC 6 or NACp 7, good from NIC 7 with NACp 8 on, as what airspace demands lies
/// at or above these (14 CFR 91.227, CS-ACNS). Version 0 sends NUCp, which the decoder gives as NIC: bad below NUCp 5, good from 6 on.
/// </summary>
static class NavigationReadings
{
    const int BadBelowNic = 6, BadBelowNacP = 7, GoodFromNic = 7, GoodFromNacP = 8;
    const byte LoranC = 4, Chayka = 5, Surveyed = 7;

    const ReportFlags Ignored = ReportFlags.Duplicate | ReportFlags.SystemTrack | ReportFlags.TestTarget | ReportFlags.FieldMonitor | ReportFlags.OnGround;

    /// <summary>A vessel's own statements; a fixed station says nothing of the sea around it.</summary>
    public static bool IsVessel(in Report report) => report.Identity.Mmsi != 0 && Mmsi.KindOf(report.Identity.Mmsi) == MmsiKind.Ship && (report.Flags & Ignored) == 0;

    /// <summary>An aircraft's own squitters.</summary>
    public static bool IsAircraft(in Report report) => report.Identity.HasAddress && report.Has(ReportFlags.SelfReported) && (report.Flags & Ignored) == 0;

    public static NavigationReading OfAircraft(in Report report)
    {
        if (report.Has(ReportFlags.NavigationLost)) return NavigationReading.Bad;
        QualityIndicators quality = report.Quality;
        bool usesNacP = quality.Version is >= 1 && quality.NacP is not null;
        if (quality.Nic is null && !usesNacP) return NavigationReading.None;
        // NIC is that of the last position: what comes without one does not renew it.
        bool isBad = quality.Nic is < BadBelowNic || (usesNacP && quality.NacP is < BadBelowNacP);
        if (isBad) return NavigationReading.Bad;
        if (report.Measurement == MeasurementKind.None) return NavigationReading.None;
        return quality.Nic is not < GoodFromNic && !(usesNacP && quality.NacP is < GoodFromNacP) ? NavigationReading.Good : NavigationReading.Between;
    }

    /// <summary>Accuracy is judged by who knows the vessel's past.</summary>
    public static NavigationReading OfVessel(in Report report)
    {
        if ((report.Flags & (ReportFlags.NavigationLost | ReportFlags.NavigationEstimated)) != 0) return NavigationReading.Bad;
        return report.Measurement == MeasurementKind.Geodetic ? NavigationReading.Good : NavigationReading.None;
    }

    public static bool IsAccurate(in Report report) => (report.Flags & (ReportFlags.AisPositionAccuracy | ReportFlags.AisRaim)) != 0;

    /// <summary>False for devices that do without satellites.</summary>
    public static bool UsesSatellites(byte? device) => device is not (LoranC or Chayka or Surveyed);
}
