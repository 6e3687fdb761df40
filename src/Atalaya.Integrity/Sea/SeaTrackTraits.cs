namespace Atalaya.Integrity.Sea;

/// <summary>Persisted: values are frozen.</summary>
[Flags]
enum SeaTrackTraits : byte
{
    None = 0,

    /// <summary>It sends a navigational status.</summary>
    ClassA = 1 << 0,

    /// <summary>Confirmed, on the surface or of unknown domain, with a place.</summary>
    OnSea = 1 << 1,

    /// <summary>Nobody says who it is, and nothing says that it flies.</summary>
    Nameless = 1 << 2,

    /// <summary>Its silence is an alert.</summary>
    SilenceRaised = 1 << 3,

    /// <summary>That it has no AIS is an alert.</summary>
    DarkRaised = 1 << 4,

    /// <summary>Sensors contradict its stated place: it has two.</summary>
    Contradicted = 1 << 5,
}
