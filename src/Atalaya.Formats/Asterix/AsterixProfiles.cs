using System.Collections.Frozen;

namespace Atalaya.Formats.Asterix;

/// <summary>How the profile of a record is chosen where a category has several.</summary>
sealed class AsterixProfiles
{
    /// <summary>The element that selects; -1 = there is one profile.</summary>
    public int Selector { get; init; } = -1;

    /// <summary>Slots up to here are the same in all profiles; the selector stands in the last of them.</summary>
    public int CommonSlots { get; init; }

    /// <summary>Where <see cref="AsterixKeys"/> keeps the selector, SAC and SIC.</summary>
    public int SelectorKey { get; init; } = -1;

    public int AreaKey { get; init; } = -1;
    public int IdentificationKey { get; init; } = -1;

    /// <summary>Profile by raw value of the selector.</summary>
    public FrozenDictionary<uint, int> BySelector { get; init; } = FrozenDictionary<uint, int>.Empty;
}
