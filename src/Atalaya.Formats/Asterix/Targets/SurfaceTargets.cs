using Atalaya.Core.Identity;
using Atalaya.Core.Reports;

namespace Atalaya.Formats.Asterix.Targets;

/// <summary>Multilateration, CAT020 (EUROCONTROL-SPEC-0149-14), and surface movement sensors, CAT010 (0149-7).</summary>
static class SurfaceTargets
{
    /// <summary>I020/030: reflection 1, phantom 10.</summary>
    const ulong Doubts = 1ul << 1 | 1ul << 10;

    public static void Fill020(ref Report report, AsterixValues values)
    {
        report.Flags |= ReportFlags.Multilateration;
        report.Domain = Domain.Air;
        TargetFields.Flag(ref report, (values.Warnings & Doubts) != 0, ReportFlags.SensorDoubts);
        bool isForeign = values.TryGet(AsterixRole.AddressKind, out ulong kind) && kind == 1;
        Fill(ref report, values, isForeign ? AddressKind.NonIcao : AddressKind.Icao);
    }

    public static void Fill010(ref Report report, AsterixValues values)
    {
        if (values.TryGet(AsterixRole.Technology, out ulong technology))
        {
            TargetFields.Flag(ref report, technology is 0 or 1 or 5, ReportFlags.Multilateration);
            TargetFields.Flag(ref report, technology == 2, ReportFlags.SelfReported);
            TargetFields.Flag(ref report, technology == 3, ReportFlags.Primary);
        }

        if (values.Has(AsterixRole.Address)) report.Domain = Domain.Air;
        if (values.TryGet(AsterixRole.TargetType, out ulong type)) report.Domain = type switch { 1 or 3 => Domain.Air, 2 => Domain.Land, _ => report.Domain };
        report.LengthMeters = Meters(values, AsterixRole.Length);
        report.BeamMeters = Meters(values, AsterixRole.Width);
        Fill(ref report, values, AddressKind.Icao);
    }

    static void Fill(ref Report report, AsterixValues values, AddressKind kind)
    {
        TargetFields.Describe(ref report, values);
        if (!TargetFields.Place(ref report, values, AsterixRole.Latitude, AsterixRole.Longitude) && !TargetFields.Polar(ref report, values))
            TargetFields.Plane(ref report, values);
        TargetFields.Code(ref report, values);
        TargetFields.Address(ref report, values, kind);
        TargetFields.Callsign(ref report, values, AsterixRole.Callsign);
        TargetFields.Heights(ref report, values);
        TargetFields.Velocity(ref report, values);
        TargetFields.Fleet(ref report, values);
        TargetRegisters.Fill(ref report, values);
    }

    static ushort? Meters(AsterixValues values, AsterixRole role) => values.TryGet(role, out ulong meters) && meters > 0 ? (ushort)meters : null;
}
