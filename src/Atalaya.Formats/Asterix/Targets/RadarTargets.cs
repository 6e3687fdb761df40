using Atalaya.Core.Identity;
using Atalaya.Core.Reports;

namespace Atalaya.Formats.Asterix.Targets;

/// <summary>Plots and tracks of rotating radars: CAT048 (EUROCONTROL-SPEC-0149-4) and CAT001 (0149-2a).</summary>
static class RadarTargets
{
    /// <summary>
    /// I048/030 codes of what is no aircraft: reflection 1, sidelobe 2, second time around 4, angel 5, road traffic 6, fixed plot 7,
    /// phantom 10, clutter 13, birds 19 and 20, wind turbine 23.
    /// </summary>
    const ulong Doubts = 1ul << 1 | 1ul << 2 | 1ul << 4 | 1ul << 5 | 1ul << 6 | 1ul << 7 | 1ul << 10 | 1ul << 13 | 1ul << 19 | 1ul << 20 | 1ul << 23;

    /// <summary>I001/030: reflection 2, sidelobe 3, second time around 5, angels 6, vehicles 7; from 64 on phantom 66, fixed plot 80.</summary>
    const ulong OldDoubts = 1ul << 2 | 1ul << 3 | 1ul << 5 | 1ul << 6 | 1ul << 7;

    const ulong OldHighDoubts = 1ul << (66 - 64) | 1ul << (80 - 64);

    public static void Fill048(ref Report report, AsterixValues values)
    {
        TargetFields.Describe(ref report, values);
        TargetFields.Flag(ref report, (values.Warnings & Doubts) != 0, ReportFlags.SensorDoubts);
        bool isTyped = values.TryGet(AsterixRole.DetectionType, out ulong type);
        if (isTyped)
        {
            TargetFields.Flag(ref report, type is 1 or 3 or 6 or 7, ReportFlags.Primary);
            TargetFields.Flag(ref report, type >= 2, ReportFlags.Secondary);
            if (type >= 2) report.Domain = Domain.Air;
        }

        if (!isTyped || type != 0) Measure(ref report, values);
        TargetFields.Code(ref report, values);
        TargetFields.Address(ref report, values, AddressKind.Icao);
        if (report.Identity.HasAddress) report.Domain = Domain.Air;
        TargetFields.Callsign(ref report, values, AsterixRole.Callsign);
        Complete(ref report, values);
        TargetRegisters.Fill(ref report, values);
    }

    public static void Fill001(ref Report report, AsterixValues values)
    {
        TargetFields.Describe(ref report, values);
        TargetFields.Flag(ref report, (values.Warnings & OldDoubts) != 0 || (values.HighWarnings & OldHighDoubts) != 0, ReportFlags.SensorDoubts);
        if (report.Emergency == Emergency.None && values.TryGet(AsterixRole.EmergencyCode, out ulong emergency))
            report.Emergency = emergency switch { 1 => Emergency.UnlawfulInterference, 2 => Emergency.NoCommunication, 3 => Emergency.General, _ => Emergency.None };
        bool isTyped = values.TryGet(AsterixRole.DetectionType, out ulong detection);
        TargetFields.Flag(ref report, detection is 1 or 3 && isTyped, ReportFlags.Primary);
        TargetFields.Flag(ref report, detection is 2 or 3 && isTyped, ReportFlags.Secondary);
        if (report.Has(ReportFlags.Secondary)) report.Domain = Domain.Air;
        if (!isTyped || detection != 0) Measure(ref report, values);
        TargetFields.Code(ref report, values);
        Complete(ref report, values);
    }

    /// <summary>What was measured; only where that was not sent, what the radar calculated from it (item 042).</summary>
    static void Measure(ref Report report, AsterixValues values)
    {
        if (!TargetFields.Polar(ref report, values)) TargetFields.Plane(ref report, values);
    }

    static void Complete(ref Report report, AsterixValues values)
    {
        TargetFields.Heights(ref report, values);
        TargetFields.Velocity(ref report, values);
        if (!values.IsOne(AsterixRole.DopplerDoubtful)) report.RadialVelocity = values.Single(AsterixRole.DopplerSpeed);
    }
}
