using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;

namespace Atalaya.Formats.Asterix.Targets;

/// <summary>Tracks of another system, CAT062 (EUROCONTROL-SPEC-0149-9): never a measurement of ours.</summary>
static class SystemTracks
{
    public static void Fill(ref Report report, AsterixValues values)
    {
        report.Flags |= ReportFlags.SystemTrack;
        TargetFields.Describe(ref report, values);
        TargetFields.Flag(ref report, values.IsOne(AsterixRole.EndOfTrack), ReportFlags.EndOfTrack);
        if (report.SensorTrackNumber is { } number) report.Identity.SystemTrack = (ulong)report.Source.Number << 32 | (ulong)report.Sensor << 16 | number;
        if (!TargetFields.Place(ref report, values, AsterixRole.Latitude, AsterixRole.Longitude)) TargetFields.Plane(ref report, values);
        else if (!(report.Sigma0 > 0)) Angles(ref report, values);
        TargetFields.Code(ref report, values);
        TargetFields.Address(ref report, values, AddressKind.Icao);
        TargetFields.Callsign(ref report, values, values.Has(AsterixRole.Callsign) ? AsterixRole.Callsign : AsterixRole.PlannedCallsign);
        TargetFields.Heights(ref report, values);
        TargetFields.Velocity(ref report, values);
        TargetFields.VerticalRate(ref report, values);
        if (report.Identity.HasAddress || report.Identity.Mode3A is not null) report.Domain = Domain.Air;
        if (values.TryGet(AsterixRole.EmitterCategory, out ulong emitter)) report.Category = TargetFields.EmitterCategory(emitter);
        TargetFields.Fleet(ref report, values);
    }

    /// <summary>I062/500 APW: standard deviations of latitude and longitude as angles.</summary>
    static void Angles(ref Report report, AsterixValues values)
    {
        report.Sigma0 = TargetFields.Sigma(values, AsterixRole.SigmaLatitude) * (float)Wgs84.EquatorialRadius;
        report.Sigma1 = TargetFields.Sigma(values, AsterixRole.SigmaLongitude) * (float)(Wgs84.EquatorialRadius * StableMath.Cos(report.M0));
    }
}
