namespace Atalaya.Formats.Asterix;

/// <summary>Elements that mean something to the program itself, whatever category and edition they come from.</summary>
public enum AsterixRole : byte
{
    None,
    SystemArea,
    SystemIdentification,
    MessageType,

    /// <summary>Of detection, of the message or of its reception: the one time of most categories.</summary>
    TimeOfDay,
    TimeOfApplicability,
    TimeOfVelocity,
    TimeOfTransmission,

    /// <summary>The lowest 16 bits of a time of day.</summary>
    TruncatedTime,
    FullSecond,
    FractionOfSecond,

    // What a service message says.
    SectorAzimuth,
    AntennaPeriod,
    SiteHeight,
    SiteUndulation,
    SiteLatitude,
    SiteLongitude,
    WindowStart,
    WindowEnd,
    RangeBias,
    AzimuthBias,
    AboutArea,
    AboutIdentification,
    ReleaseState,
    NoGo,
    ProcessorOverload,
    TransmissionOverload,
    MonitoringState,
    TimeSourceInvalid,
    PrimaryOverload,
    SecondaryOverload,
    ModeSOverload,
    SpoofingSuspected,
    NoPlots,
    TestTargetFailure,
    ServiceState,
    ConnectionState,

    // How a target was detected.
    DetectionType,
    Technology,
    MultiStatic,
    Simulated,
    TestTarget,
    Spi,
    FieldMonitor,
    MilitaryEmergency,
    EmergencyCode,
    EmergencyStatus,
    SurveillanceStatus,
    GroundBit,
    FlightStatus,
    GhostTrack,
    EndOfTrack,
    PositionDoubtful,

    // Where it is.
    SlantRange,
    Azimuth,
    Elevation,
    LocalAzimuth,
    X,
    Y,
    Latitude,
    Longitude,
    FineLatitude,
    FineLongitude,
    SigmaX,
    SigmaY,
    SigmaLatitude,
    SigmaLongitude,
    SigmaRange,
    SigmaAzimuth,
    SigmaElevation,
    Uncertainty,
    Mode3ANotValidated,
    Mode3AGarbled,
    Mode3A,
    FlightLevelNotValidated,
    FlightLevelGarbled,
    FlightLevel,
    MeasuredHeight,
    GeometricHeight,

    // What it is.
    Address,
    AddressKind,
    Callsign,

    /// <summary>Eight characters that need not have been sent by the target.</summary>
    PlannedCallsign,
    TrackNumber,
    EmitterCategory,
    TargetType,
    Fleet,
    Length,
    Width,

    // How it moves.
    GroundSpeed,
    TrackAngle,
    VelocityX,
    VelocityY,
    BarometricRate,
    GeometricRate,
    DopplerDoubtful,
    DopplerSpeed,
    RangeRate,

    // What it says of its own quality.
    VelocityCategory,
    IntegrityCategory,
    AccuracyCategory,
    IntegrityLevel,
    DesignAssurance,
    VerticalAccuracy,
    MopsVersion,

    // Multistatic configuration and direction finders.
    Pair,
    Transmitter,
    Receiver,
    Height,
    RadioChannel,

    /// <summary>Registers whose content has a place in a report, as 56 bits.</summary>
    Register20,
    Register50,
    Register60,

    /// <summary>Repeated: kept as a set.</summary>
    Warning,

    /// <summary>The 56 bits of a Comm-B register, followed by the two halves of its number.</summary>
    RegisterData,
    RegisterFirst,
    RegisterSecond,
}
