namespace Atalaya.Formats.Asterix;

/// <summary>One row of a category's structure table.</summary>
public struct AsterixNode
{
    public AsterixNodeKind Kind;

    /// <summary>Repetitive: octets of the count.</summary>
    public byte CountOctets;

    /// <summary>Fixed: its octets.</summary>
    public ushort Octets;

    public ushort First;
    public ushort Count;
}
