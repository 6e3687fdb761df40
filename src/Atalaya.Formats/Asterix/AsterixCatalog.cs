using System.Reflection;
using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.Formats.Asterix;

/// <summary>The definitions in use, one edition for each category.</summary>
public sealed class AsterixCatalog
{
    static readonly Lazy<AsterixCatalog> Shipped = new(LoadShipped);

    readonly AsterixCategory?[] _categories = new AsterixCategory?[256];

    public AsterixCatalog(IEnumerable<AsterixCategory> categories)
    {
        foreach (AsterixCategory category in categories) _categories[category.Number] = category;
    }

    /// <summary>The newest edition of every category shipped in specs/.</summary>
    public static AsterixCatalog Default => Shipped.Value;

    /// <summary>The definition of a category, 0 to 255; null = unknown.</summary>
    public AsterixCategory? this[int category] => _categories[category];

    public bool Knows(int category) => _categories[category] is not null;

    static AsterixCatalog LoadShipped()
    {
        Assembly assembly = typeof(AsterixCatalog).Assembly;
        var specs = new List<SpecFile>();
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".spec", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            specs.Add(SpecReader.Read(name, reader.ReadToEnd()));
        }

        return new AsterixCatalog(specs.Where(spec => !spec.IsExpansion).Select(spec =>
            AsterixCategory.Compile(spec, specs.FindLast(expansion => expansion.IsExpansion && expansion.Category == spec.Category))));
    }
}
