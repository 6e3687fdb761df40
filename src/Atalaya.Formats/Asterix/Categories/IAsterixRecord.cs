namespace Atalaya.Formats.Asterix.Categories;

/// <summary>A typed record of one category and edition, generated from its definition.</summary>
public interface IAsterixRecord<TSelf>
    where TSelf : IAsterixRecord<TSelf>, allows ref struct
{
    static abstract int Category { get; }
    static abstract string Edition { get; }

    /// <summary>Edition of the definition of the reserved expansion field; empty = it stays octets.</summary>
    static abstract string ExpansionEdition { get; }

    /// <summary><see cref="AsterixCategory.DefinitionHash"/> of the definition it was generated from.</summary>
    static abstract ulong DefinitionHash { get; }

    /// <summary>Number of the reserved expansion field; -1 = it has no definition.</summary>
    static abstract int ExpansionNode { get; }

    /// <summary>Fields that do not fit their definition and stay octets.</summary>
    int Doubts { get; }

    /// <summary>Octets from the first presence bit to the end of the last item.</summary>
    int Length { get; }

    /// <summary>Finds and checks every item of the record that begins at the start of the data; the data end where the block ends.</summary>
    static abstract bool TryRead(ReadOnlySpan<byte> data, out TSelf record, out AsterixFault fault);

    /// <summary>Hands all values over in the order of the wire.</summary>
    void Accept<TSink>(scoped ref TSink sink)
        where TSink : struct, IAsterixSink, allows ref struct;

    /// <summary>Writes the values again, as short as they can be; gives the length.</summary>
    int Encode(Span<byte> destination);
}
