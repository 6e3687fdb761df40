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

    /// <summary>The sensor stated its own position (I034/120, I019/600, I016/400).</summary>
    Site = 5,

    /// <summary>The sensor stated the places of a transmitter and a receiver that work together (I016/300).</summary>
    Pair = 6,

    /// <summary>A cycle of its reports begins or ends (CAT010, 019, 065).</summary>
    UpdateCycle = 7,
}

/// <summary>One message about the sensor: antenna turn, sector, site, status.</summary>
public struct ServiceReport
{
    public SourceId Source;
    public ServiceReportKind Kind;
    public Instant Time;

    /// <summary>Azimuth of the start of the sector or of a jamming strobe, radians; NaN = not sent.</summary>
    public double Azimuth;

    /// <summary>Azimuth of the end of a jamming strobe, clockwise from its start, radians; NaN = not sent.</summary>
    public double EndAzimuth;

    /// <summary>Seconds per turn of the antenna; NaN = not sent.</summary>
    public double AntennaPeriod;

    /// <summary>Site of the sensor (of the receiver of a pair), radians and metres above the WGS-84 ellipsoid; NaN = not sent.</summary>
    public double Latitude, Longitude, Height;

    /// <summary>Site of the transmitter of a pair; NaN = not sent.</summary>
    public double TransmitterLatitude, TransmitterLongitude, TransmitterHeight;

    /// <summary>Number of a pair within the sensor.</summary>
    public ushort Pair;

    /// <summary>System identification of the sensor within its format (ASTERIX: SAC × 256 + SIC).</summary>
    public ushort Sensor;

    /// <summary>The system that says this of the sensor (CAT063: SAC × 256 + SIC of a tracker); 0 = the sensor itself.</summary>
    public ushort ReportedBy;

    /// <summary>The state of the sensor; null = not sent.</summary>
    public SensorCondition? Condition;

    /// <summary>Errors found by the sensor (collimation) or by the system that reports it, metres and radians; NaN = not sent.</summary>
    public double RangeBias, AzimuthBias;

    /// <summary>A report of so far nothing but its origin.</summary>
    public static ServiceReport Of(SourceId source, ushort sensor, ServiceReportKind kind, Instant time) => new()
    {
        Source = source,
        Sensor = sensor,
        Kind = kind,
        Time = time,
        Azimuth = double.NaN,
        EndAzimuth = double.NaN,
        AntennaPeriod = double.NaN,
        Latitude = double.NaN,
        Longitude = double.NaN,
        Height = double.NaN,
        TransmitterLatitude = double.NaN,
        TransmitterLongitude = double.NaN,
        TransmitterHeight = double.NaN,
        RangeBias = double.NaN,
        AzimuthBias = double.NaN,
    };
}
