using Atalaya.Core.Geodesy;

namespace Atalaya.Scenarios.Sensors;

/// <summary>One track of a neighbour's system as it is sent.</summary>
readonly record struct SystemTrack
{
    public ushort Number { get; init; }

    /// <summary>Time of track information, nanoseconds after UTC midnight.</summary>
    public long NanosecondOfDay { get; init; }

    public GeodeticPosition Position { get; init; }
    public double VelocityEast { get; init; }
    public double VelocityNorth { get; init; }

    /// <summary>Pressure altitude in hundreds of feet.</summary>
    public double FlightLevel { get; init; }

    public double FeetPerMinute { get; init; }
    public ushort Mode3A { get; init; }

    /// <summary>24-bit address; 0 = Mode A/C only.</summary>
    public uint Address { get; init; }

    public ulong Callsign { get; init; }
    public bool IsEmergency { get; init; }
    public bool IsFirst { get; init; }
    public bool IsLast { get; init; }
}
