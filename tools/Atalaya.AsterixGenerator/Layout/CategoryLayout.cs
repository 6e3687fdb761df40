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

    /// <summary>By FRN - 1; null = spare.</summary>
    public List<NodeLayout?> Uap { get; } = [];
}
