using Atalaya.Core.Frames;
using Atalaya.Core.Time;

namespace Atalaya.Core.Reports;

/// <summary>What a service message says of the sensor itself. Persisted: values are frozen.</summary>
public enum ServiceReportKind : byte
{
    NorthMarker = 1,
    SectorCrossing = 2,
    JammingStrobe = 3,
    Status = 4,

    /// <summary>The sensor stated its own position (I034/120).</summary>
    Site = 5,
}

/// <summary>One message about the sensor: antenna turn, sector, site, status.</summary>
public struct ServiceReport
{
    public SourceId Source;
    public ServiceReportKind Kind;
    public Instant Time;

    /// <summary>Azimuth of the start of the sector, radians; NaN = not sent.</summary>
    public double Azimuth;

    /// <summary>Seconds per turn of the antenna; NaN = not sent.</summary>
    public double AntennaPeriod;

    /// <summary>Site of the sensor, radians and metres above the WGS-84 ellipsoid; NaN = not sent.</summary>
    public double Latitude, Longitude, Height;

    /// <summary>System identification of the sensor within its format (ASTERIX: SAC × 256 + SIC).</summary>
    public ushort Sensor;
}
