namespace Atalaya.Scenarios.Attacks;

/// <summary>What a <see cref="TargetSelector"/> lets the generator choose from.</summary>
enum TargetClass : byte
{
    Named,
    Any,
    Aircraft,
    AircraftSeenByRadar,
    Vessel,
}
