using Atalaya.Core.Reports;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>Tells what detected an object from what the report of it says.</summary>
static class DetectedBy
{
    /// <summary>None for what the item has no place for: AIS, Remote ID, directions, other systems' tracks.</summary>
    public static Technologies Of(in Report report)
    {
        if (report.Has(ReportFlags.SystemTrack) || report.Measurement == MeasurementKind.None) return Technologies.None;
        if (report.Has(ReportFlags.Multilateration)) return Technologies.Multilateration;
        if (report.Has(ReportFlags.SelfReported)) return report.Identity.HasAddress ? Technologies.ExtendedSquitter : Technologies.None;
        Technologies found = report.Has(ReportFlags.Primary) ? Technologies.PrimaryRadar : Technologies.None;
        if (!report.Has(ReportFlags.Secondary)) return found;
        return found | Technologies.SecondaryRadar | (report.Identity.HasAddress ? Technologies.ModeS : Technologies.None);
    }
}
