namespace Atalaya.Formats.Inspection;

/// <summary>Consecutive octets.</summary>
public readonly record struct OctetRange(int Offset, int Length)
{
    public int End => Offset + Length;
    public bool IsEmpty => Length == 0;

    public static OctetRange FromTo(int first, int last) => new(first, last - first + 1);
}
