namespace Atalaya.AsterixGenerator.Layout;

/// <summary>A fixed part: all of a group, or what stands before one FX bit of an extended item.</summary>
sealed class PartLayout
{
    public List<ElementLayout> Elements { get; } = [];

    /// <summary>Octets of the item before this part.</summary>
    public int Start { get; set; }

    public int Octets { get; set; }
    public bool HasFx { get; set; }
}
