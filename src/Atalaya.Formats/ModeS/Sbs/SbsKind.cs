namespace Atalaya.Formats.ModeS.Sbs;

/// <summary>The first field of a BaseStation line.</summary>
public enum SbsKind : byte
{
    /// <summary>MSG: a transmission of the aircraft, told by its transmission type 1–8.</summary>
    Transmission,

    /// <summary>MLAT: like MSG, with a position computed from several receivers.</summary>
    Multilateration,

    /// <summary>SEL: the operator selected another aircraft.</summary>
    Selection,

    /// <summary>ID: a callsign was set or changed.</summary>
    NewIdentity,

    /// <summary>AIR: an aircraft was heard for the first time.</summary>
    NewAircraft,

    /// <summary>STA: PL, SL, RM, AD or OK: position lost, signal lost, removed, deleted, back again.</summary>
    Status,

    /// <summary>CLK: the operator clicked.</summary>
    Click,
}
