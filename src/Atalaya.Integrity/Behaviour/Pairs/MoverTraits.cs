namespace Atalaya.Integrity.Behaviour.Pairs;

/// <summary>What matters of a mover when it meets another.</summary>
[Flags]
enum MoverTraits : byte
{
    None = 0,

    /// <summary>It goes close to others as its work: tug, pilot, rescue, police, port tender.</summary>
    Service = 1,

    /// <summary>It flies by sight, as far as its code and category tell.</summary>
    Visual = 2,

    /// <summary>It turns.</summary>
    Turning = 4,

    /// <summary>It says that it lies at anchor or at a berth.</summary>
    Lying = 8,
}
