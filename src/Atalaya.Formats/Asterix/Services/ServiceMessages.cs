using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Asterix.Services;

/// <summary>
/// Messages about a sensor or system to service reports: CAT034 and 002 (EUROCONTROL-SPEC-0149-2b), 010 (0149-7), 016, 019 (0149-18),
/// 023 (0149-16), 063 (0149-10), 065 (0149-15).
/// </summary>
static class ServiceMessages
{
    public static bool Is(int category) => category is 2 or 10 or 16 or 19 or 23 or 34 or 63 or 65;

    /// <param name="category">Number.</param>
    /// <param name="values">Of the record.</param>
    /// <param name="source">Where it came from.</param>
    /// <param name="sensor">Item 010.</param>
    /// <param name="time">Of the message.</param>
    public static ServiceReport Report(int category, AsterixValues values, SourceId source, ushort sensor, Instant time)
    {
        ServiceReport service = ServiceReport.Of(source, sensor, Kind(category, values), time);
        service.Azimuth = values.ValueOrNaN(AsterixRole.SectorAzimuth);
        if (values.TryGetValue(AsterixRole.AntennaPeriod, out double period) && period > 0) service.AntennaPeriod = period;
        service.RangeBias = values.ValueOrNaN(AsterixRole.RangeBias);
        service.AzimuthBias = values.ValueOrNaN(AsterixRole.AzimuthBias);
        if (service.Kind == ServiceReportKind.JammingStrobe && values.Has(AsterixRole.WindowStart))
        {
            service.Azimuth = values.ValueOrNaN(AsterixRole.WindowStart);
            service.EndAzimuth = values.ValueOrNaN(AsterixRole.WindowEnd);
        }

        service.Condition = SensorConditions.Of(category, values);
        if (values.TryGet(AsterixRole.AboutArea, out ulong area) && values.TryGet(AsterixRole.AboutIdentification, out ulong identification))
        {
            service.ReportedBy = sensor;
            service.Sensor = (ushort)(area << 8 | identification);
        }

        Site(category, ref service, values);
        return service;
    }

    /// <summary>I034/120 is given above the ellipsoid, I016/405 above the sea, and I019/610 where an undulation (620) comes with it.</summary>
    static void Site(int category, ref ServiceReport service, AsterixValues values)
    {
        if (!values.TryGetValue(AsterixRole.SiteLatitude, out double latitude) || !values.TryGetValue(AsterixRole.SiteLongitude, out double longitude)) return;
        service.Latitude = latitude;
        service.Longitude = longitude;
        service.Height = values.TryGetValue(AsterixRole.SiteHeight, out double height) ? height : 0;
        if (values.TryGetValue(AsterixRole.SiteUndulation, out double undulation)) service.Height += undulation;
        if (category == 16) service.Height += Geoid.Undulation(latitude, longitude);
    }

    /// <summary>By item 000; a message of CAT034 without type that only states the site is one about the site.</summary>
    static ServiceReportKind Kind(int category, AsterixValues values)
    {
        if (!values.TryGet(AsterixRole.MessageType, out ulong type)) return values.Has(AsterixRole.SiteLatitude) ? ServiceReportKind.Site : ServiceReportKind.Status;
        return (category, type) switch
        {
            (2 or 34, 1) => ServiceReportKind.NorthMarker,
            (2 or 34, 2) => ServiceReportKind.SectorCrossing,
            (34, 4 or 6 or 7) => ServiceReportKind.JammingStrobe,
            (10 or 65, 2) or (19, 1) => ServiceReportKind.UpdateCycle,
            _ => ServiceReportKind.Status,
        };
    }
}
