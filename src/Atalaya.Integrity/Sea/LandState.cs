namespace Atalaya.Integrity.Sea;

/// <summary>How a vessel stands to land. Persisted: values are frozen.</summary>
enum LandState : byte
{
    Unknown = 0,

    /// <summary>At sea, or near the shore.</summary>
    AtSea = 1,

    /// <summary>Inland, and it may have come by river or was always there.</summary>
    Inland = 2,

    /// <summary>It jumped inland.</summary>
    Jumped = 3,
}
