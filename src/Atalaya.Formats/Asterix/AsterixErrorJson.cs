using Atalaya.Formats.Records;

namespace Atalaya.Formats.Asterix;

/// <summary>The JSON line of an undecodable piece: reason, offset, path, first octets.</summary>
static class AsterixErrorJson
{
    public static void Write(JsonLineWriter writer, in AsterixStreamError error, ReadOnlySpan<byte> head, AsterixCatalog catalog)
    {
        writer.Raw("{\"format\":\"asterix\",\"error\":\""u8);
        Reason(writer, error);
        if (error.Kind == AsterixFaultKind.UnknownEdition) Tried(writer, catalog.EditionsOf(error.Category));
        writer.Raw("\",\"offset\":"u8);
        writer.Number(error.Offset);
        writer.Raw(",\"length\":"u8);
        writer.Number(error.Length);
        writer.Raw(",\"path\":\"block "u8);
        writer.Number(error.Block);
        if (error.Record > 0)
        {
            writer.Raw("/record "u8);
            writer.Number(error.Record);
        }

        if (error is { Node: >= 0, Definition: { } category })
        {
            writer.Raw("/I"u8);
            Number(writer, category.Number);
            writer.Raw((byte)'/');
            writer.Raw(category.NodeInfoTable[error.Node].PathUtf8);
        }

        writer.Raw("\",\"hex\":\""u8);
        writer.Hex(head);
        writer.Raw("\"}\n"u8);
    }

    static void Tried(JsonLineWriter writer, ReadOnlySpan<AsterixEdition> editions)
    {
        foreach (AsterixEdition edition in editions)
        {
            writer.Raw((byte)' ');
            writer.Raw(edition.NameUtf8);
        }
    }

    static void Number(JsonLineWriter writer, int category)
    {
        if (category < 100) writer.Raw((byte)'0');
        if (category < 10) writer.Raw((byte)'0');
        writer.Number(category);
    }

    static void Reason(JsonLineWriter writer, in AsterixStreamError error)
    {
        (byte[] before, byte[] after) = Reasons[(int)error.Kind];
        writer.Raw(before);
        if (after.Length == 0) return;
        writer.Number(error.Detail);
        writer.Raw(after[1..]);
    }

    /// <summary>By <see cref="AsterixFaultKind"/>: text before and after the detail ("#" = there is one).</summary>
    static readonly (byte[] Before, byte[] After)[] Reasons =
    [
        .. new[]
        {
            "",
            "no definition for category #",
            "a block cannot be # octets long",
            "a block of # octets goes past the end of the input",
            "the input ends inside a block header",
            "the presence bits go past the end of the block",
            "the record has no items",
            "the record has FRN #, which is spare",
            "the item goes past the end of the block",
            "the item has more extents than defined",
            "the item has subfield #, which is spare",
            "the length octet is 0",
            "no block begins here",
            "no record follows the expansion, whose length must be wrong",
            "the records fit no edition of category #, tried",
        }.Select(Split),
    ];

    static (byte[] Before, byte[] After) Split(string text)
    {
        int at = text.IndexOf('#');
        byte[] bytes = System.Text.Encoding.ASCII.GetBytes(text);
        return at < 0 ? (bytes, []) : (bytes[..at], bytes[at..]);
    }
}
