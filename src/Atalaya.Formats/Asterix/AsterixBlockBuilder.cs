using System.Buffers.Binary;

namespace Atalaya.Formats.Asterix;

/// <summary>Packs records into a data block: category, length, records.</summary>
/// <param name="category">Category number.</param>
/// <param name="maxOctets">Longest block; 1400 fits an Ethernet frame with UDP.</param>
public sealed class AsterixBlockBuilder(int category, int maxOctets = 1400)
{
    const int HeaderOctets = 3;

    readonly AsterixOctetWriter _writer = new();

    public bool IsEmpty => _writer.Length <= HeaderOctets;

    /// <summary>Appends a record; false, with nothing appended, if the block is full (a first record always fits).</summary>
    public bool TryAdd(AsterixRecordBuilder record)
    {
        if (record.Category.Number != category) throw new ArgumentException("the record is of another category", nameof(record));
        if (_writer.Length == 0) _writer.Append(HeaderOctets)[0] = (byte)category;
        int before = _writer.Length;
        record.Encode(_writer);
        if (before == HeaderOctets || _writer.Length <= maxOctets) return true;
        _writer.TakeBack(before);
        return false;
    }

    /// <summary>The block so far; empty if it has no record. Valid until the builder is used again.</summary>
    public ReadOnlySpan<byte> Block
    {
        get
        {
            if (IsEmpty) return [];
            BinaryPrimitives.WriteUInt16BigEndian(_writer.From(1), checked((ushort)_writer.Length));
            return _writer.Written;
        }
    }

    public void Clear() => _writer.Clear();
}
