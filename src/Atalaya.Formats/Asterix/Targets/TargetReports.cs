using Atalaya.Core.Reports;

namespace Atalaya.Formats.Asterix.Targets;

/// <summary>Records about one target to reports: SI units and radians, whatever the category.</summary>
static class TargetReports
{
    /// <summary>The record is about a target, not about the sensor.</summary>
    public static bool Is(int category, AsterixValues values) => category switch
    {
        1 or 15 or 20 or 21 or 48 or 62 or 205 => true,
        10 => !values.TryGet(AsterixRole.MessageType, out ulong type) || type == 1,
        _ => false,
    };

    public static void Fill(ref Report report, AsterixCategory category, AsterixValues values)
    {
        report.M0 = report.M1 = report.M2 = double.NaN;
        report.Sigma0 = report.Sigma1 = report.Sigma2 = float.NaN;
        switch (category.Number)
        {
            case 48: RadarTargets.Fill048(ref report, values); break;
            case 1: RadarTargets.Fill001(ref report, values); break;
            case 10: SurfaceTargets.Fill010(ref report, values); break;
            case 20: SurfaceTargets.Fill020(ref report, values); break;
            case 21: AdsbTargets.Fill(ref report, values, category.Edition.StartsWith("0.", StringComparison.Ordinal)); break;
            case 15: PassiveTargets.Fill015(ref report, values); break;
            case 205: PassiveTargets.Fill205(ref report, values); break;
            default: SystemTracks.Fill(ref report, values); break;
        }
    }
}
