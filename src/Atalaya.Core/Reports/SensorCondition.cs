namespace Atalaya.Core.Reports;

/// <summary>What a sensor or system says is wrong with it; none = in order. Persisted: values are frozen.</summary>
[Flags]
public enum SensorCondition : ushort
{
    None = 0,

    /// <summary>Its data must not be used operationally.</summary>
    NoGo = 1 << 0,
    Degraded = 1 << 1,
    ProcessorOverloaded = 1 << 2,
    TransmissionOverloaded = 1 << 3,
    TimeSourceInvalid = 1 << 4,
    MonitoringDisconnected = 1 << 5,

    /// <summary>The system that reports it has no connection to it.</summary>
    Disconnected = 1 << 6,
    Initialising = 1 << 7,
    SpoofingSuspected = 1 << 8,

    /// <summary>The system that reports it receives no plots.</summary>
    NoPlots = 1 << 9,
    TestTargetFailed = 1 << 10,
    PrimaryOverloaded = 1 << 11,
    SecondaryOverloaded = 1 << 12,
    ModeSOverloaded = 1 << 13,
}
