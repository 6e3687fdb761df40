namespace Atalaya.Scenarios.Traffic;

/// <summary>What a vessel of the scenario does.</summary>
enum VesselRole
{
    Ferry,
    Transit,
    Anchored,
    Work,
    Patrol,
    Fishing,
    Leisure,

    /// <summary>An open boat without AIS.</summary>
    Dark,
}
