namespace Atalaya.Core.Reports;

/// <summary>What a report measured. Persisted: values are frozen.</summary>
public enum MeasurementKind : byte
{
    /// <summary>No position: identity, static or status data only.</summary>
    None = 0,

    /// <summary>M0 latitude, M1 longitude (radians, WGS-84); covariance in metres: north (0), east (1).</summary>
    Geodetic = 1,

    /// <summary>M0 slant range (metres), M1 azimuth from true north clockwise, M2 elevation (radians, NaN = not measured), from the site of the source.</summary>
    Polar = 2,

    /// <summary>M0 east, M1 north (metres) in the tangent plane of the source's site.</summary>
    Plane = 3,

    /// <summary>M1 azimuth from true north clockwise, M2 elevation (radians, NaN = not measured), from the site of the source.</summary>
    Bearing = 4,

    /// <summary>M0 difference of ranges to two receivers (metres).</summary>
    RangeDifference = 5,

    /// <summary>M0 transmitter–target–receiver path minus baseline (metres), M1 its rate (metres per second).</summary>
    Bistatic = 6,
}

/// <summary>Facts about a report that are either so or not. Persisted: values are frozen.</summary>
[Flags]
public enum ReportFlags : uint
{
    None = 0,
    Spi = 1 << 0,
    Simulated = 1 << 1,
    TestTarget = 1 << 2,

    /// <summary>From a field monitor (fixed transponder), not from traffic.</summary>
    FieldMonitor = 1 << 3,
    OnGround = 1 << 4,

    /// <summary>The message carries no time of applicability that can be used: it is the receive time, less what the line held it up where that is known.</summary>
    TimeIsReceiveTime = 1 << 5,

    /// <summary>The stated time lay ahead of receive time beyond tolerance; receive time is used.</summary>
    TimeInFuture = 1 << 6,
    Mode3ANotValidated = 1 << 7,
    Mode3AGarbled = 1 << 8,
    AltitudeNotValidated = 1 << 9,
    AltitudeGarbled = 1 << 10,

    /// <summary>A further copy of a transmission that has already been used: counts as heard, never as measured.</summary>
    Duplicate = 1 << 11,

    /// <summary>Another system's track, not a measurement of a sensor.</summary>
    SystemTrack = 1 << 12,

    /// <summary>Primary radar had a part in the detection.</summary>
    Primary = 1 << 13,

    /// <summary>Secondary radar had a part in the detection.</summary>
    Secondary = 1 << 14,

    /// <summary>The position comes from the object's own navigation (ADS-B, AIS, Remote ID), not from our measurement.</summary>
    SelfReported = 1 << 15,

    /// <summary>AIS position accuracy flag: 10 m or better.</summary>
    AisPositionAccuracy = 1 << 16,

    /// <summary>AIS receiver autonomous integrity monitoring in use.</summary>
    AisRaim = 1 << 17,

    /// <summary>Vertical rate and velocity come from pressure, not from geometry.</summary>
    VerticalRateIsBarometric = 1 << 18,

    /// <summary>The sensor itself expects this is not an aircraft or vessel (I048/030: angel, birds, clutter, reflection).</summary>
    SensorDoubts = 1 << 19,

    /// <summary>Ground track and speed derive from airspeed and heading.</summary>
    VelocityIsAirspeed = 1 << 20,

    /// <summary>The position was computed from times of arrival at several receivers.</summary>
    Multilateration = 1 << 21,

    /// <summary>The last report of another system's track: it has ended there.</summary>
    EndOfTrack = 1 << 22,

    /// <summary>Sent in place of a position: the sender's navigation gives none (Mode S type code 0; AIS latitude 91°, longitude 181°, or time stamp 63).</summary>
    NavigationLost = 1 << 23,

    /// <summary>The stated position is a manual one or dead reckoning (AIS time stamp 61, 62).</summary>
    NavigationEstimated = 1 << 24,

    /// <summary>It states a place that its sender cannot have reached since the last one: the place is left out.</summary>
    PlaceRefused = 1 << 25,
}

/// <summary>The domain an object moves in, as far as a report or track tells. Persisted: values are frozen.</summary>
public enum Domain : byte
{
    Unknown = 0,
    Air = 1,
    Sea = 2,
    Land = 3,
    Drone = 4,
}

/// <summary>Distress as sent. Persisted: values are frozen.</summary>
public enum Emergency : byte
{
    None = 0,
    General = 1,
    Medical = 2,
    MinimumFuel = 3,
    NoCommunication = 4,
    UnlawfulInterference = 5,
    Downed = 6,
    Reserved = 7,
    SearchAndRescueTransmitter = 8,
    ManOverboard = 9,
    PositionIndicatingBeacon = 10,
    Military = 11,
}
