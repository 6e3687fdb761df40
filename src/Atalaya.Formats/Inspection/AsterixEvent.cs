namespace Atalaya.Formats.Inspection;

enum AsterixEventKind : byte
{
    Begin,
    End,
    Element,
    Octets,
}

/// <summary>One call of a visitor.</summary>
/// <param name="Index">Number of the node or element.</param>
/// <param name="Raw">The element's bits, or a hash of its octets.</param>
readonly record struct AsterixEvent(AsterixEventKind Kind, int Index, ulong Raw, int Length, byte[] Content)
{
    public bool HasValue => Kind is AsterixEventKind.Element or AsterixEventKind.Octets;

    /// <summary>The same step, whatever its value.</summary>
    public bool IsLike(in AsterixEvent other) => Kind == other.Kind && Index == other.Index && Length == other.Length;
}
