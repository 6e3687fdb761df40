namespace Atalaya.Core.Identity;

/// <summary>What a maritime identity stands for, told by its form alone (ITU-R M.585-9, annexes 1 and 2). Derived, never stored.</summary>
public enum MmsiKind : byte
{
    /// <summary>No form of the recommendation: wrong maritime identification digits, or more than nine digits.</summary>
    Invalid,

    /// <summary>MIDxxxxxx.</summary>
    Ship,

    /// <summary>0MIDxxxxx: a group of ships, never a sender.</summary>
    ShipGroup,

    /// <summary>00MIDxxxx: coast station, base station or a group of them.</summary>
    CoastStation,

    /// <summary>111MIDxxx.</summary>
    SearchAndRescueAircraft,

    /// <summary>8MIDxxxxx: hand-held VHF transceiver.</summary>
    Handheld,

    /// <summary>970xxyyyy: AIS-SART.</summary>
    SearchAndRescueTransmitter,

    /// <summary>972xxyyyy.</summary>
    ManOverboard,

    /// <summary>974xxyyyy: EPIRB-AIS.</summary>
    PositionIndicatingBeacon,

    /// <summary>979xxyyyy: autonomous maritime radio device that is no aid to safety (fishing net markers and the like).</summary>
    AutonomousDevice,

    /// <summary>98MIDxxxx: craft of a parent ship.</summary>
    CraftOfParentShip,

    /// <summary>99MID1xxx, and 99MID with any other digit but 6 and 8.</summary>
    AidToNavigation,

    /// <summary>99MID6xxx: exists on the air only.</summary>
    VirtualAidToNavigation,

    /// <summary>99MID8xxx.</summary>
    MobileAidToNavigation,
}
