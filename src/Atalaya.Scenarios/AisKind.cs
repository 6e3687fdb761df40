namespace Atalaya.Scenarios;

/// <summary>What AIS equipment a vessel carries.</summary>
public enum AisKind : byte
{
    None,
    ClassA,

    /// <summary>Class B with carrier sense.</summary>
    ClassB,

    BaseStation,
    AidToNavigation,

    /// <summary>An aid that is broadcast and not there.</summary>
    VirtualAid,

    /// <summary>A search and rescue transmitter.</summary>
    Sart,
}
