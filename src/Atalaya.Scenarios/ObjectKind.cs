namespace Atalaya.Scenarios;

/// <summary>What an object of the simulated world is.</summary>
public enum ObjectKind : byte
{
    Aircraft,
    Helicopter,
    Vessel,
    Drone,

    /// <summary>A shore station or an aid to navigation.</summary>
    Fixed,
}
