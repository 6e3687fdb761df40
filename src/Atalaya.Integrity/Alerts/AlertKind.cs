namespace Atalaya.Integrity.Alerts;

/// <summary>What an alert is about. Persisted: values are frozen.</summary>
public enum AlertKind : byte
{
    /// <summary>A confirmed track sends an emergency (7500, 7600, 7700, AIS-SART, MOB, EPIRB).</summary>
    Emergency = 1,

    /// <summary>A rule of the configuration holds for a confirmed track.</summary>
    Rule = 2,

    /// <summary>Alerts of one rule were held back because there were too many.</summary>
    TooMany = 3,

    /// <summary>Two vessels come too close (closest point of approach).</summary>
    CollisionRisk = 10,

    /// <summary>Two aircraft are about to lose their separation.</summary>
    Conflict = 11,

    /// <summary>A track will be in an area soon.</summary>
    EntryPredicted = 12,

    Loitering = 13,
    Rendezvous = 14,

    /// <summary>A track was lost where its sensors should see it.</summary>
    LostInCoverage = 15,

    /// <summary>A track began where its sensors should have seen it come.</summary>
    AppearedInCoverage = 16,

    /// <summary>Speed, height or turn beyond what its kind does.</summary>
    Outlier = 17,

    /// <summary>Low, slow and without identity: a drone or an ultralight.</summary>
    LowSlowSmall = 18,

    /// <summary>Satellite navigation is disturbed in a region.</summary>
    GnssInterference = 30,

    /// <summary>What an aircraft states of its place is not where sensors have it.</summary>
    PositionContradicted = 40,

    /// <summary>Receivers hear what they cannot, or do not hear what they must.</summary>
    ImpossibleReception = 41,

    /// <summary>The parts of what an aircraft states contradict each other.</summary>
    Inconsistent = 42,

    /// <summary>One address in two places.</summary>
    DuplicateAddress = 43,

    /// <summary>Many aircraft state the same place, jump or circle.</summary>
    MassPattern = 44,

    /// <summary>Old transmissions come again, or late.</summary>
    Replayed = 45,

    /// <summary>ADS-B without a transponder that answers radar.</summary>
    SilentTransponder = 46,

    /// <summary>A transponder ceased to answer while radar goes on to see the aircraft.</summary>
    StoppedTransponder = 47,

    /// <summary>A vessel states a place it cannot have reached.</summary>
    ImpossibleSpeed = 50,

    OnLand = 51,

    /// <summary>A vessel's stated track is a circle of spoofing.</summary>
    CirclePattern = 52,

    /// <summary>A vessel's stated track is not where radar has it.</summary>
    ShiftedTrack = 53,

    DuplicateMmsi = 54,
    ChangedIdentity = 55,

    /// <summary>An IMO number whose check digit is wrong, or an MMSI that is none.</summary>
    WrongNumber = 56,

    /// <summary>AIS from beyond the receiver's horizon.</summary>
    BeyondHorizon = 57,

    /// <summary>A vessel ceased to send AIS where it was well heard.</summary>
    AisSilence = 58,

    /// <summary>Radar sees a vessel that never sent AIS where all are heard.</summary>
    DarkVessel = 59,

    /// <summary>A vessel came back elsewhere than it could have sailed.</summary>
    ReappearedElsewhere = 60,
}
