using System.Collections.Frozen;
using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.Formats.Asterix;

/// <summary>One category in one edition, compiled into flat tables (EUROCONTROL-SPEC-0149).</summary>
public sealed class AsterixCategory
{
    internal AsterixCategory(SpecFile spec, AsterixElement[] elements, AsterixNode[] nodes, AsterixPart[] parts, short[] children, short[] uap,
        AsterixElementInfo[] infos, AsterixNodeInfo[] nodeInfos)
    {
        Number = spec.Category;
        Edition = spec.Edition;
        Title = spec.Title;
        Elements = elements;
        Nodes = nodes;
        Parts = parts;
        Children = children;
        Uap = uap;
        InfoTable = infos;
        NodeInfoTable = nodeInfos;
        (NodeOfElement, Parents) = AsterixParents.Of(elements.Length, nodes, parts, children);
    }

    public int Number { get; }
    public string Edition { get; }
    public string Title { get; }

    /// <summary>All elements in the order of the definition file.</summary>
    public IReadOnlyList<AsterixElementInfo> Infos => InfoTable;

    public IReadOnlyList<AsterixNodeInfo> NodeInfos => NodeInfoTable;

    /// <summary>Element number by path.</summary>
    public required FrozenDictionary<string, int> ByPath { get; init; }

    /// <summary>Node number by path, repeated parts excepted.</summary>
    public required FrozenDictionary<string, int> NodeByPath { get; init; }

    internal readonly AsterixElement[] Elements;
    internal readonly AsterixNode[] Nodes;
    internal readonly AsterixPart[] Parts;
    internal readonly AsterixElementInfo[] InfoTable;
    internal readonly AsterixNodeInfo[] NodeInfoTable;

    /// <summary>Children of compounds, one row after the other; -1 = gap.</summary>
    internal readonly short[] Children;

    /// <summary>The node that holds each element, and the node that holds each node (-1 = it is an item).</summary>
    internal readonly short[] NodeOfElement;

    internal readonly short[] Parents;

    /// <summary>Node by FRN - 1; -1 = spare.</summary>
    internal readonly short[] Uap;

    /// <summary>Compiles a definition; throws <see cref="SpecException"/> with file and line where it cannot.</summary>
    public static AsterixCategory Compile(SpecFile spec) => new AsterixCompiler(spec).Compile();
}
