using System.Collections.Frozen;
using Atalaya.Formats.Asterix.Categories;
using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.Formats.Asterix;

/// <summary>One category in one edition, compiled into flat tables (EUROCONTROL-SPEC-0149).</summary>
public sealed class AsterixCategory
{
    internal AsterixCategory(SpecFile spec, AsterixTables tables, short[][] uaps, AsterixProfiles profiles)
    {
        Number = spec.Category;
        Edition = spec.Edition;
        Title = spec.Title;
        ProfileNames = [.. spec.Uaps.Select(uap => uap.Name)];
        Elements = [.. tables.Elements];
        Nodes = [.. tables.Nodes];
        Parts = [.. tables.Parts];
        Children = [.. tables.Children];
        Cases = [.. tables.Cases];
        Choices = [.. tables.Choices];
        InfoTable = [.. tables.Infos];
        NodeInfoTable = [.. tables.NodeInfos];
        Uaps = uaps;
        Profiles = profiles;
        KeySlots = tables.KeySlots();
        HasKeys = tables.Keys.Count > 0;
        Scales = new AsterixScales(Elements, InfoTable);
        Upwards = new AsterixParents(this);
    }

    public int Number { get; }
    public string Edition { get; }
    public string Title { get; }

    /// <summary>Edition of the definition that decodes the reserved expansion field; empty = it stays opaque.</summary>
    public required string ExpansionEdition { get; init; }

    /// <summary>Equal for equal definitions: those of the category and of its expansion field.</summary>
    public required ulong DefinitionHash { get; init; }

    /// <summary>Generated code that does what <see cref="ChecksumVisitor"/> does; null = there is none for this definition.</summary>
    internal AsterixTypedSum? TypedSum => field ??= AsterixTypedSums.Find(this);

    /// <summary>Names of the profiles, in the order of the definition file; one empty name where there is only one.</summary>
    public IReadOnlyList<string> ProfileNames { get; }

    /// <summary>
    /// All elements: those of a fixed part side by side, the choices of its cases behind them, those of an expansion at the end. The choice of
    /// a case has its values in the path (<c>150/AS[0]</c>), the one that holds otherwise has not.
    /// </summary>
    public IReadOnlyList<AsterixElementInfo> Infos => InfoTable;

    public IReadOnlyList<AsterixNodeInfo> NodeInfos => NodeInfoTable;

    /// <summary>Element number by path.</summary>
    public required FrozenDictionary<string, int> ByPath { get; init; }

    /// <summary>Node number by path, repeated parts excepted.</summary>
    public required FrozenDictionary<string, int> NodeByPath { get; init; }

    internal readonly AsterixElement[] Elements;
    internal readonly AsterixNode[] Nodes;
    internal readonly AsterixPart[] Parts;
    internal readonly AsterixCase[] Cases;
    internal readonly AsterixChoice[] Choices;
    internal readonly AsterixElementInfo[] InfoTable;
    internal readonly AsterixNodeInfo[] NodeInfoTable;

    /// <summary>Children of compounds, one row after the other; -1 = gap.</summary>
    internal readonly short[] Children;

    /// <summary>By profile: node by FRN - 1; -1 = spare.</summary>
    internal readonly short[][] Uaps;

    internal readonly AsterixProfiles Profiles;

    /// <summary>Slot in <see cref="AsterixKeys"/> by element; -1 = no key.</summary>
    internal readonly sbyte[] KeySlots;

    /// <summary>Records may have to be looked through before they are decoded.</summary>
    internal readonly bool HasKeys;

    internal readonly AsterixParents Upwards;

    internal readonly AsterixScales Scales;

    /// <summary>The first profile.</summary>
    internal short[] Uap => Uaps[0];

    /// <summary>Compiles a definition; throws <see cref="SpecException"/> with file and line where it cannot.</summary>
    /// <param name="spec">The category.</param>
    /// <param name="expansion">What is inside its reserved expansion field; null = that stays opaque.</param>
    public static AsterixCategory Compile(SpecFile spec, SpecFile? expansion = null) => AsterixLinker.Link(spec, expansion);
}
