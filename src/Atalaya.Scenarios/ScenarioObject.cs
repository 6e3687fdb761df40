using Atalaya.Scenarios.Events;
using Atalaya.Scenarios.Motion;

namespace Atalaya.Scenarios;

/// <summary>One aircraft, vessel or drone of the simulated world: who it is, what it carries, and where it is at any time of its life.</summary>
public sealed class ScenarioObject
{
    internal ScenarioObject(int id, ObjectKind kind, IMotion motion, double birthSeconds, double offsetSeconds)
    {
        Id = id;
        Kind = kind;
        _motion = motion;
        _offsetSeconds = offsetSeconds;
        BirthSeconds = birthSeconds;
        DeathSeconds = birthSeconds + motion.DurationSeconds - offsetSeconds;
    }

    readonly IMotion _motion;
    readonly double _offsetSeconds;

    /// <summary>Unique in the scenario, and the same at every scale.</summary>
    public int Id { get; }

    public ObjectKind Kind { get; }

    /// <summary>Seconds after the start of the scenario; it exists from birth up to, but not at, its death.</summary>
    public double BirthSeconds { get; }

    public double DeathSeconds { get; }

    public TransponderKind Transponder { get; init; }

    /// <summary>24-bit address; 0 = none.</summary>
    public uint Address { get; init; }

    /// <summary>Mode 3/A code, 12 bits.</summary>
    public ushort Mode3A { get; init; }

    /// <summary>ADS-B emitter category as type code and category: 0xA3 = large aircraft.</summary>
    public byte EmitterCategory { get; init; }

    /// <summary>Aircraft identification, or a vessel's radio call sign.</summary>
    public string Callsign { get; init; } = "";

    public AisKind Ais { get; init; }
    public uint Mmsi { get; init; }
    public uint Imo { get; init; }
    public string Name { get; init; } = "";
    public string Destination { get; init; } = "";
    public byte ShipType { get; init; }
    public byte NavigationStatus { get; init; }
    public ushort LengthMeters { get; init; }
    public ushort BeamMeters { get; init; }
    public double DraughtMeters { get; init; }

    /// <summary>Height of the highest radar reflector above the reference of <see cref="TruthState.Height"/>, metres.</summary>
    public double MastMeters { get; init; }

    internal ScenarioRole Role { get; init; }

    /// <summary>Square metres, seen from the side at the frequencies of radars.</summary>
    internal double RadarCrossSection => Kind switch
    {
        ObjectKind.Vessel => 0.25 * LengthMeters * LengthMeters,
        ObjectKind.Drone => 0.5,
        ObjectKind.Helicopter => 8,
        ObjectKind.Fixed => MastMeters > 0 ? 5 : 0,
        _ => EmitterCategory == 0xA1 ? 4 : 40,
    };

    public bool IsAlive(double seconds) => seconds >= BirthSeconds && seconds < DeathSeconds;

    /// <summary>The state at a time in seconds after the start of the scenario; before birth and after death that of the end of the path.</summary>
    public TruthState At(double seconds) => StraitPlane.ToTruth(_motion.At(seconds - BirthSeconds + _offsetSeconds));

    /// <summary>The Mode 3/A code it answers with.</summary>
    internal ushort Mode3AAt(double seconds) => IsInEmergency(seconds) ? StraitEvents.EmergencyCode : Mode3A;

    internal bool IsInEmergency(double seconds) => Role == ScenarioRole.Emergency && StraitEvents.Emergency.Contains(seconds);

    internal bool IsAisOff(double seconds) => Role == ScenarioRole.GoesDark && StraitEvents.AisOff.Contains(seconds);

    internal Situation SituationAt(double seconds, in TruthState state)
    {
        Situation situation = Situation.None;
        bool navigates = Transponder == TransponderKind.AdsB || Ais is AisKind.ClassA or AisKind.ClassB or AisKind.Sart;
        if (navigates && StraitEvents.IsJammed(seconds, state, MastMeters)) situation |= Situation.Jammed;
        if (Role == ScenarioRole.Spoofed && StraitEvents.Spoofing.Contains(seconds)) situation |= Situation.Spoofed;
        if (IsAisOff(seconds)) situation |= Situation.AisOff;
        if (IsInEmergency(seconds)) situation |= Situation.Emergency;
        if (Ais == AisKind.Sart) situation |= Situation.Distress;
        return situation;
    }

    /// <summary>Metres above the 1013.25 hPa surface, for a height above the ellipsoid.</summary>
    internal static double PressureAltitude(double height) => Atmosphere.PressureAltitude(height - StraitPlane.GeoidHeight);
}
