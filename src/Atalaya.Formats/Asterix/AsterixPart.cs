namespace Atalaya.Formats.Asterix;

/// <summary>A part of an extended item.</summary>
public struct AsterixPart
{
    public ushort Octets;
    public ushort FirstElement;
    public ushort Count;
    public ushort FirstCase;
    public ushort Cases;

    /// <summary>The last bit tells whether another part follows; the last part of some items has none.</summary>
    public bool HasFx;
}
