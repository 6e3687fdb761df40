using System.Text;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.Asterix;

/// <summary>The frame around the items of a record: one JSON line, header first.</summary>
sealed class AsterixJsonLines(AsterixCategory category, JsonLineWriter writer, bool raw)
{
    const int HeaderRoom = 192;

    readonly byte[] _opening = Encoding.ASCII.GetBytes(
        FormattableString.Invariant($"{{\"format\":\"asterix\",\"category\":{category.Number},\"edition\":\"{category.Edition}\""));

    readonly JsonLineWriter _header = new(256);

    public JsonLineWriter Writer => writer;
    public AsterixCategory Category => category;

    /// <summary>Offset in the input of position 0 of the data being walked.</summary>
    public long Origin { get; set; }

    /// <summary>Leaves room for the header and opens the items; returns the mark to take everything back to.</summary>
    public int BeginItems()
    {
        int mark = Writer.Length;
        Writer.Reserve(HeaderRoom + 1)[HeaderRoom] = (byte)'{';
        Writer.Length += HeaderRoom + 1;
        return mark;
    }

    /// <summary>Closes the items and writes the header before them, with no gap.</summary>
    public void EndItems(int mark, ReadOnlySpan<byte> record, int start, int systemArea, int systemIdentification)
    {
        Writer.Raw((byte)'}');
        if (raw)
        {
            Writer.Raw(",\"hex\":\""u8);
            Writer.Hex(record);
            Writer.Raw((byte)'"');
        }

        Writer.Raw("}\n"u8);
        _header.Clear();
        _header.Raw(_opening);
        if (systemArea >= 0)
        {
            _header.Raw(",\"sac\":"u8);
            _header.Number(systemArea);
        }

        if (systemIdentification >= 0)
        {
            _header.Raw(",\"sic\":"u8);
            _header.Number(systemIdentification);
        }

        _header.Raw(",\"offset\":"u8);
        _header.Number(Origin + start);
        _header.Raw(",\"length\":"u8);
        _header.Number(record.Length);
        _header.Raw(",\"items\":"u8);
        Writer.CloseGap(mark, HeaderRoom, _header.Written);
    }
}
