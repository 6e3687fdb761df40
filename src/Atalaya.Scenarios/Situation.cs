namespace Atalaya.Scenarios;

/// <summary>What is true of an object at a time beyond where it is.</summary>
[Flags]
public enum Situation : byte
{
    None = 0,

    /// <summary>Its satellite receiver is jammed.</summary>
    Jammed = 1,

    /// <summary>Its satellite receiver gives a false position.</summary>
    Spoofed = 2,

    /// <summary>It has AIS and has switched it off.</summary>
    AisOff = 4,

    /// <summary>It squawks 7700.</summary>
    Emergency = 8,

    /// <summary>It is an active AIS search and rescue transmitter.</summary>
    Distress = 16,
}
