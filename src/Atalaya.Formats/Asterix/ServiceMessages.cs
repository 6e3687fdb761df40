using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Asterix;

/// <summary>CAT034 (EUROCONTROL-SPEC-0149-2b) to service reports.</summary>
static class ServiceMessages
{
    const double RadiansPerSectorUnit = 2 * Math.PI / 256;
    const double SecondsPerPeriodUnit = 1.0 / 128;
    const double RadiansPerSiteUnit = Math.PI / (1 << 23);

    public static ServiceReport Report(in AsterixValues values, SourceId source, Instant time)
    {
        var service = new ServiceReport
        {
            Source = source,
            Kind = Kind(values),
            Time = time,
            Azimuth = values.TryGet(AsterixRole.SectorAzimuth, out ulong sector) ? sector * RadiansPerSectorUnit : double.NaN,
            AntennaPeriod = values.TryGet(AsterixRole.AntennaPeriod, out ulong period) && period > 0 ? period * SecondsPerPeriodUnit : double.NaN,
            Latitude = double.NaN,
            Longitude = double.NaN,
            Height = double.NaN,
        };
        if (values.TryGet(AsterixRole.SystemArea, out ulong area)) service.Sensor = (ushort)(area << 8);
        if (values.TryGet(AsterixRole.SystemIdentification, out ulong identification)) service.Sensor |= (ushort)identification;
        if (!values.TryGetSigned(AsterixRole.SiteLatitude, 24, out long latitude)) return service;
        values.TryGetSigned(AsterixRole.SiteLongitude, 24, out long longitude);
        values.TryGetSigned(AsterixRole.SiteHeight, 16, out long height);
        service.Latitude = latitude * RadiansPerSiteUnit;
        service.Longitude = longitude * RadiansPerSiteUnit;
        service.Height = height;
        return service;
    }

    /// <summary>By I034/000; a message without type that only states the site is one about the site.</summary>
    static ServiceReportKind Kind(in AsterixValues values)
    {
        if (!values.TryGet(AsterixRole.MessageType, out ulong type)) return values.Has(AsterixRole.SiteLatitude) ? ServiceReportKind.Site : ServiceReportKind.Status;
        return type switch
        {
            1 => ServiceReportKind.NorthMarker,
            2 => ServiceReportKind.SectorCrossing,
            4 or 6 or 7 => ServiceReportKind.JammingStrobe,
            _ => ServiceReportKind.Status,
        };
    }
}
