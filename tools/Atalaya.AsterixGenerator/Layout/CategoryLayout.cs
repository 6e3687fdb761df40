using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.AsterixGenerator.Layout;

/// <summary>All that the emission needs of a category.</summary>
sealed class CategoryLayout(SpecFile spec, SpecFile? expansion)
{
    public SpecFile Spec => spec;

    /// <summary>What is inside the reserved expansion field.</summary>
    public SpecFile? Expansion => expansion;

    /// <summary>Prefix of all generated types.</summary>
    public string Prefix { get; } = $"Cat{spec.Category:000}";

    public List<NodeLayout> Items { get; } = [];

    /// <summary>Random field sequencing.</summary>
    public NodeLayout? RandomFields { get; set; }

    /// <summary>One at least.</summary>
    public List<ProfileLayout> Profiles { get; } = [];

    /// <summary>What a record can hold: of a single profile its slots, of several all their items, each once.</summary>
    public List<NodeLayout?> Slots { get; } = [];

    public bool HasProfiles => Profiles.Count > 1;

    /// <summary>Name of the enumeration of profiles.</summary>
    public string ProfileType => Prefix + "Profile";

    /// <summary>The element that tells the profile.</summary>
    public ElementLayout? Selector { get; set; }

    /// <summary>The item that it stands in, the last that all profiles have at the same place.</summary>
    public NodeLayout? SelectorItem { get; set; }

    /// <summary>Slots up to the selector's.</summary>
    public int CommonSlots { get; set; }
}
