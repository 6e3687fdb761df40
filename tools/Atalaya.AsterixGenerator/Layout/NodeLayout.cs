using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.AsterixGenerator.Layout;

/// <summary>An item, a part of a compound or what is repeated; numbered as in the engine's tables.</summary>
sealed class NodeLayout(NodeKind kind, SpecNode source, int index, string path, string name, string typeName)
{
    public NodeKind Kind => kind;
    public SpecNode Source => source;
    public int Index => index;
    public string Path => path;

    /// <summary>Name of the generated property.</summary>
    public string Name => name;

    /// <summary>Name of the generated view.</summary>
    public string TypeName => typeName;

    /// <summary>Element and group: one; extended: one or more.</summary>
    public List<PartLayout> Parts { get; } = [];

    /// <summary>Explicit: number of its element.</summary>
    public int ContentElement { get; set; }

    /// <summary>Explicit: what decodes the content where that is known.</summary>
    public NodeLayout? Inner { get; set; }

    /// <summary>Repetitive: octets of the count; 0 = FX.</summary>
    public int CountOctets { get; set; }

    /// <summary>Repetitive: what is repeated.</summary>
    public NodeLayout? Repeated { get; set; }

    /// <summary>Compound: by presence bit; null = spare.</summary>
    public List<NodeLayout?> Children { get; } = [];

    /// <summary>Compound: octets of presence bits without FX; 0 = with FX.</summary>
    public int PresenceOctets { get; set; }

    public bool IsFixed => kind is NodeKind.Element or NodeKind.Group;
    public int Octets => Parts[0].Octets;
    public ElementLayout Element => Parts[0].Elements[0];

    /// <summary>A view of at most eight octets is a number; larger ones and those with text keep the octets.</summary>
    public bool IsPacked => IsFixed && Octets <= 8 && !Parts[0].Elements.Exists(element => element.IsAscii);
}
