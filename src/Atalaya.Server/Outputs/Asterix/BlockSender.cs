using System.Buffers.Binary;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>Joins records of one category to data blocks, each a datagram of its own that fits an Ethernet frame.</summary>
sealed class BlockSender(OutputSink sink)
{
    const int MaxOctets = 1400, HeaderOctets = 3;

    readonly byte[] _block = new byte[MaxOctets];
    int _length;

    /// <summary>Room for the next record of a category; what does not fit any more is sent before.</summary>
    public Span<byte> Room(byte category, int octets)
    {
        if (_length > 0 && (_block[0] != category || _length + octets > MaxOctets)) Send();
        if (_length == 0)
        {
            _block[0] = category;
            _length = HeaderOctets;
        }

        return _block.AsSpan(_length, octets);
    }

    /// <summary>The record in the room is so long.</summary>
    public void Add(int octets) => _length += octets;

    /// <summary>Sends the block that has begun.</summary>
    public void Send()
    {
        if (_length <= HeaderOctets) return;
        BinaryPrimitives.WriteUInt16BigEndian(_block.AsSpan(1), (ushort)_length);
        sink.Write(_block.AsSpan(0, _length));
        sink.EndMessage();
        _length = 0;
    }
}
