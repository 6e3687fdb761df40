namespace Atalaya.Formats.Asterix;

/// <summary>One meaning of a <see cref="AsterixCase"/>: its elements, and the raw values of the keys that choose it.</summary>
public struct AsterixChoice
{
    public uint Value;
    public uint SecondValue;
    public ushort FirstElement;
    public ushort Count;
}
