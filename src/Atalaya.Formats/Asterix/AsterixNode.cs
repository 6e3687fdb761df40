namespace Atalaya.Formats.Asterix;

/// <summary>One row of a category's structure table.</summary>
public struct AsterixNode
{
    public AsterixNodeKind Kind;

    /// <summary>Repetitive: octets of the count. Compound: octets of presence bits without FX; 0 = with FX.</summary>
    public byte CountOctets;

    /// <summary>Fixed: its octets.</summary>
    public ushort Octets;

    public ushort First;
    public ushort Count;

    /// <summary>Dependent: its cases.</summary>
    public ushort FirstCase;

    public ushort Cases;

    /// <summary>Explicit: the node that decodes the content; 0 = opaque.</summary>
    public short Inner;
}
