namespace Atalaya.Formats.Asterix;

/// <summary>
/// Receives the values of a record in wire order. Implemented by structs, so that decoding compiles to one loop per use. A record that
/// turns out broken is abandoned after some of its values were handed over: only what <see cref="EndRecord"/> closes counts.
/// </summary>
public interface IAsterixVisitor
{
    void BeginRecord(int start);

    /// <summary>The record is complete: its octets, and where they stand in the data.</summary>
    void EndRecord(ReadOnlySpan<byte> record, int start);

    void AbandonRecord();

    /// <summary>An item, a part of a compound or one repetition begins; <paramref name="node"/> is its row in the category's tables.</summary>
    void BeginNode(int node);

    void EndNode(int node);

    /// <summary>An element of at most 64 bits, right-aligned.</summary>
    void Element(in AsterixElement element, ulong raw);

    /// <summary>A longer element, or the content of an explicit item.</summary>
    void Octets(in AsterixElement element, ReadOnlySpan<byte> content);
}
