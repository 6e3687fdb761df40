using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.Formats.Asterix;

/// <summary>The definitions in use: the editions of every category. Each is read and compiled when it is first asked for.</summary>
public sealed class AsterixCatalog
{
    static readonly Lazy<AsterixCatalog> Shipped = new(() => new AsterixCatalog(ShippedSpecs.Names, ShippedSpecs.Text));

    readonly AsterixEdition[][] _editions = new AsterixEdition[256][];

    public AsterixCatalog(IEnumerable<AsterixCategory> categories) : this(categories.Select(category => new AsterixEdition(category)))
    {
    }

    AsterixCatalog(IEnumerable<string> names, Func<string, string?> open) : this(names.Where(IsCategory).Select(name => new AsterixEdition(name, open, names)))
    {
    }

    AsterixCatalog(IEnumerable<AsterixEdition> editions)
    {
        Array.Fill(_editions, []);
        foreach (IGrouping<int, AsterixEdition> category in editions.GroupBy(edition => edition.Category))
            _editions[category.Key] = [.. category.OrderDescending()];
    }

    /// <summary>The definitions shipped in specs/.</summary>
    public static AsterixCatalog Default => Shipped.Value;

    /// <summary>The newest edition of a category, 0 to 255; null = unknown category.</summary>
    public AsterixCategory? this[int category] => _editions[category] is [AsterixEdition newest, ..] ? newest.Definition : null;

    public bool Knows(int category) => _editions[category].Length > 0;

    /// <summary>The editions of a category, newest first.</summary>
    public IReadOnlyList<AsterixEdition> Editions(int category) => _editions[category];

    /// <summary>A category in an edition (1.32); null = unknown.</summary>
    public AsterixCategory? Find(int category, string edition) => Array.Find(_editions[category], candidate => candidate.Name == edition)?.Definition;

    /// <summary>
    /// The definitions shipped and those of a folder, which win over a shipped one of the same name. Those of the folder are compiled at
    /// once; throws <see cref="SpecException"/> with file and line where one is wrong.
    /// </summary>
    public static AsterixCatalog Load(string folder)
    {
        Dictionary<string, string> own = Directory.GetFiles(folder, "*.spec").Order(StringComparer.Ordinal).ToDictionary(path => Path.GetFileName(path)!);
        string? Open(string name) => own.TryGetValue(name, out string? path) ? File.ReadAllText(path) : ShippedSpecs.Text(name);
        string[] names = [.. ShippedSpecs.Names.Union(own.Keys)];
        var catalog = new AsterixCatalog(names, Open);
        foreach (string name in own.Keys.Where(IsCategory)) _ = new AsterixEdition(name, Open, names).Definition;
        return catalog;
    }

    internal ReadOnlySpan<AsterixEdition> EditionsOf(int category) => _editions[category];

    static bool IsCategory(string name) => name.StartsWith("cat", StringComparison.Ordinal);
}
