using Atalaya.Core.Identity;

namespace Atalaya.Scenarios.Sensors;

/// <summary>What a radar says about one target in one turn.</summary>
readonly record struct RadarPlot
{
    /// <summary>When the beam passed, nanoseconds after UTC midnight.</summary>
    public long NanosecondOfDay { get; init; }

    public double RangeMeters { get; init; }
    public double AzimuthRadians { get; init; }
    public bool Primary { get; init; }
    public bool Secondary { get; init; }
    public bool ModeS { get; init; }
    public ushort Mode3A { get; init; }
    public bool Garbled { get; init; }

    /// <summary>The transponder says that its code is one of distress.</summary>
    public bool Alert { get; init; }


    /// <summary>Pressure altitude in hundreds of feet.</summary>
    public double FlightLevel { get; init; }

    public uint Address { get; init; }
    public PackedText Callsign { get; init; }
    public bool HasRegisters { get; init; }
    public CommBRegisters Registers { get; init; }

    /// <summary>I048/020 TYP: 1 primary, 2 secondary, 3 both, 5 Mode S roll-call, 7 the same with primary.</summary>
    public int DetectionType => !Secondary ? 1 : (ModeS ? 5 : 2) + (Primary ? ModeS ? 2 : 1 : 0);
}
