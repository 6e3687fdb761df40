using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Formats.ModeS;

namespace Atalaya.Formats.Asterix.Targets;

/// <summary>ADS-B reports of a ground station, CAT021 (EUROCONTROL-SPEC-0149-12).</summary>
static class AdsbTargets
{
    const int LastAirborneTypeCode = 18;

    /// <param name="report">To fill.</param>
    /// <param name="values">Of the record.</param>
    /// <param name="isOld">Editions 0.x number the kinds of address otherwise.</param>
    public static void Fill(ref Report report, AsterixValues values, bool isOld)
    {
        report.Flags |= ReportFlags.SelfReported;
        report.Domain = Domain.Air;
        TargetFields.Describe(ref report, values);
        if (values.TryGet(AsterixRole.SurveillanceStatus, out ulong status)) TargetFields.Flag(ref report, status == 3, ReportFlags.Spi);
        if (values.TryGet(AsterixRole.PositionDoubtful, out ulong confidence)) TargetFields.Flag(ref report, confidence == 1, ReportFlags.SensorDoubts);
        Identify(ref report, values, isOld);
        Quality(ref report.Quality, values);
        if (TargetFields.Place(ref report, values, AsterixRole.FineLatitude, AsterixRole.FineLongitude) || TargetFields.Place(ref report, values, AsterixRole.Latitude, AsterixRole.Longitude))
            report.Sigma0 = report.Sigma1 = SigmaOf(values, report.Quality);
        TargetFields.Heights(ref report, values);
        TargetFields.Velocity(ref report, values);
        TargetFields.VerticalRate(ref report, values);
    }

    static void Identify(ref Report report, AsterixValues values, bool isOld)
    {
        AddressKind kind = AddressKind.Icao;
        if (values.TryGet(AsterixRole.AddressKind, out ulong said))
        {
            bool isAssigned = isOld ? said == 1 : said <= 1;
            if (!isAssigned) kind = AddressKind.NonIcao;
            if (said == 2) report.Domain = Domain.Land;
        }

        TargetFields.Address(ref report, values, kind);
        TargetFields.Code(ref report, values);
        TargetFields.Callsign(ref report, values, AsterixRole.Callsign);
        if (!values.TryGet(AsterixRole.EmitterCategory, out ulong emitter)) return;
        report.Category = TargetFields.EmitterCategory(emitter);
        if (report.Category is { } category && ReportFields.DomainOf(category) is not Domain.Air and var domain) report.Domain = domain;
    }

    static void Quality(ref QualityIndicators quality, AsterixValues values)
    {
        quality.Version = Byte(values, AsterixRole.MopsVersion);
        quality.NacV = Byte(values, AsterixRole.VelocityCategory);
        quality.NacP = Byte(values, AsterixRole.AccuracyCategory);
        quality.Sil = Byte(values, AsterixRole.IntegrityLevel);
        quality.Sda = Byte(values, AsterixRole.DesignAssurance);
        quality.Gva = Byte(values, AsterixRole.VerticalAccuracy);
        if (!values.TryGet(AsterixRole.IntegrityCategory, out ulong integrity)) return;
        // A transponder of version 0 sends NUCp here.
        quality.Nic = quality.Version == 0 ? NavigationQuality.Nic(LastAirborneTypeCode - (int)Math.Min(integrity, 9), 0, false, false) : (byte)integrity;
    }

    /// <summary>1 σ from NACp; without it from NUCp, or from NIC, whose radius bounds the error of the category below.</summary>
    static float SigmaOf(AsterixValues values, in QualityIndicators quality)
    {
        if (quality.NacP is > 0) return NavigationQuality.SigmaMeters(LastAirborneTypeCode, quality.NacP);
        if (!values.TryGet(AsterixRole.IntegrityCategory, out ulong integrity)) return float.NaN;
        return quality.Version == 0
            ? NavigationQuality.SigmaMeters(LastAirborneTypeCode - (int)Math.Min(integrity, 9), null)
            : NavigationQuality.SigmaMeters(LastAirborneTypeCode, (byte)Math.Max((int)integrity - 1, 0));
    }

    static byte? Byte(AsterixValues values, AsterixRole role) => values.TryGet(role, out ulong raw) ? (byte)raw : null;
}
