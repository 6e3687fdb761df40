using System.Globalization;
using System.Text;
using Atalaya.Formats.Asterix.Editions;
using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.Formats.Asterix;

/// <summary>A category in one edition, compiled when it is first used. Safe to use from several threads.</summary>
public sealed class AsterixEdition : IComparable<AsterixEdition>
{
    const int PrefixLength = 3;

    readonly Lazy<AsterixCategory> _definition;
    readonly Lazy<EditionTrial> _trial;
    byte[]? _nameUtf8;

    internal AsterixEdition(AsterixCategory category)
    {
        Category = category.Number;
        Name = category.Edition;
        _definition = new Lazy<AsterixCategory>(category);
        _trial = new Lazy<EditionTrial>(() => new EditionTrial(Definition));
    }

    /// <param name="file">catNNN-EDITION.spec</param>
    /// <param name="open">The text of a definition file by its name.</param>
    /// <param name="files">All file names, among them refNNN-EDITION.spec, of which the newest decodes the reserved expansion field.</param>
    internal AsterixEdition(string file, Func<string, string?> open, IEnumerable<string> files)
    {
        int dash = file.IndexOf('-');
        if (dash != PrefixLength + 3 || !int.TryParse(file.AsSpan(PrefixLength, 3), NumberStyles.None, CultureInfo.InvariantCulture, out int category) || category > 255)
            throw new SpecException(file, 0, "the name is not catNNN-EDITION.spec");
        Category = category;
        Name = Path.GetFileNameWithoutExtension(file[(dash + 1)..]);
        _definition = new Lazy<AsterixCategory>(() => Compile(file, open, files));
        _trial = new Lazy<EditionTrial>(() => new EditionTrial(Definition));
    }

    public int Category { get; }

    /// <summary>The number of the edition, e.g. 1.32.</summary>
    public string Name { get; }

    public AsterixCategory Definition => _definition.Value;

    internal byte[] NameUtf8 => _nameUtf8 ??= Encoding.UTF8.GetBytes(Name);

    internal EditionTrial Trial => _trial.Value;

    /// <summary>By age: 1.9 before 1.10.</summary>
    public int CompareTo(AsterixEdition? other) => other is null ? 1 : (Parts(Name), Name).CompareTo((Parts(other.Name), other.Name));

    AsterixCategory Compile(string file, Func<string, string?> open, IEnumerable<string> files)
    {
        SpecFile spec = SpecReader.Read(file, open(file)!, open);
        if (spec.Category != Category || spec.Edition != Name || spec.IsExpansion) throw new SpecException(file, 0, "the name does not say what is inside");
        string prefix = string.Create(CultureInfo.InvariantCulture, $"ref{Category:000}-");
        string? expansion = files.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).MaxBy(name => Parts(Path.GetFileNameWithoutExtension(name[prefix.Length..])));
        return AsterixCategory.Compile(spec, expansion is null || IsDraft ? null : SpecReader.Read(expansion, open(expansion)!, open));
    }

    /// <summary>Editions 0.x (021) have an expansion field of their own, which no public definition describes.</summary>
    bool IsDraft => Parts(Name).Major == 0;

    static (int Major, int Minor) Parts(string edition)
    {
        int dot = edition.IndexOf('.');
        int end = dot + 1;
        while (end < edition.Length && char.IsAsciiDigit(edition[end])) end++;
        _ = int.TryParse(dot < 0 ? edition : edition.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out int major);
        _ = int.TryParse(edition.AsSpan(dot + 1, end - dot - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int minor);
        return (major, minor);
    }
}
