using System.Buffers.Binary;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Framing;

/// <summary>
/// Reads packets from a capture file that comes in pieces cut anywhere: classic pcap (both byte orders, µs and ns) and pcapng (section,
/// interface, enhanced, simple and obsolete packet blocks). Holds at most one block of <see cref="MaxBlockLength"/>; never throws on any bytes.
/// </summary>
public sealed class PcapPacketReader
{
    /// <summary>Longer records are no packets: classic files end there, pcapng blocks are skipped.</summary>
    public const int MaxBlockLength = 1 << 20;

    const uint SectionHeader = 0x0A0D0D0A, InterfaceDescription = 1, ObsoletePacket = 2, SimplePacket = 3, EnhancedPacket = 6;
    const int MaxInterfaces = 256;

    readonly List<PcapInterface> _interfaces = [];
    byte[] _buffer = new byte[4096];
    int _carried;
    long _skip;
    State _state;
    bool _bigEndian;
    bool _nanoseconds;
    int _linkType;

    enum State : byte
    {
        Start,
        Classic,
        Blocks,
        Ended,
    }

    public PcapCounters Counters { get; } = new();

    /// <summary>True if the bytes so far begin a capture file of a known kind.</summary>
    public bool IsRecognised => _state is State.Classic or State.Blocks;

    /// <summary>Where the next block begins in the capture file.</summary>
    public long Offset { get; private set; }

    /// <summary>Bytes of a block that is not complete yet; at the end of the input, a torn end.</summary>
    public int Pending => _carried;

    /// <summary>Takes the next packet off the front of <paramref name="bytes"/>; false if more bytes are needed (all were taken).</summary>
    public bool TryRead(ref ReadOnlySpan<byte> bytes, out PcapPacket packet)
    {
        packet = default;
        while (true)
        {
            if (_skip > 0)
            {
                int count = (int)Math.Min(_skip, bytes.Length);
                bytes = bytes[count..];
                Offset += count;
                _skip -= count;
                if (_skip > 0) return false;
            }

            bool more = _state switch
            {
                State.Start => TryStart(ref bytes),
                State.Classic => TryClassic(ref bytes, out packet),
                State.Blocks => TryBlock(ref bytes, out packet),
                _ => false,
            };
            if (_state == State.Ended)
            {
                bytes = default;
                return false;
            }

            if (!more) return false;
            if (packet.Number != 0) return true;
        }
    }

    bool TryStart(ref ReadOnlySpan<byte> bytes)
    {
        if (!TryPeek(ref bytes, 4, out ReadOnlySpan<byte> magic)) return false;
        switch (BinaryPrimitives.ReadUInt32LittleEndian(magic))
        {
            case 0xA1B2C3D4: break;
            case 0xA1B23C4D: _nanoseconds = true; break;
            case 0xD4C3B2A1: _bigEndian = true; break;
            case 0x4D3CB2A1: _bigEndian = _nanoseconds = true; break;
            case SectionHeader: _state = State.Blocks; return true;
            default: return Corrupt();
        }

        if (!TryPeek(ref bytes, 24, out ReadOnlySpan<byte> header))
        {
            _bigEndian = _nanoseconds = false;
            return false;
        }

        _linkType = (int)(PcapBytes.UInt32(header[20..], _bigEndian) & 0xFFFF);
        _state = State.Classic;
        Consume(ref bytes, 24);
        return true;
    }

    bool TryClassic(ref ReadOnlySpan<byte> bytes, out PcapPacket packet)
    {
        packet = default;
        if (!TryPeek(ref bytes, 16, out ReadOnlySpan<byte> header)) return false;
        uint seconds = PcapBytes.UInt32(header, _bigEndian);
        uint fraction = PcapBytes.UInt32(header[4..], _bigEndian);
        uint length = PcapBytes.UInt32(header[8..], _bigEndian);
        if (length > MaxBlockLength - 16) return Corrupt();
        if (!TryPeek(ref bytes, 16 + (int)length, out ReadOnlySpan<byte> record)) return false;
        Instant time = new(seconds * Instant.NanosecondsPerSecond + fraction * (_nanoseconds ? 1L : 1000L));
        packet = new PcapPacket { LinkType = _linkType, Time = time, Number = ++Counters.Packets, Offset = Offset, Bytes = record[16..] };
        Consume(ref bytes, record.Length);
        return true;
    }

    bool TryBlock(ref ReadOnlySpan<byte> bytes, out PcapPacket packet)
    {
        packet = default;
        if (!TryPeek(ref bytes, 12, out ReadOnlySpan<byte> header)) return false;
        bool isSection = BinaryPrimitives.ReadUInt32LittleEndian(header) == SectionHeader;
        if (isSection)
        {
            uint order = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
            if (order is not (0x1A2B3C4D or 0x4D3C2B1A)) return Corrupt();
            _bigEndian = order == 0x4D3C2B1A;
        }

        uint type = PcapBytes.UInt32(header, _bigEndian);
        uint length = PcapBytes.UInt32(header[4..], _bigEndian);
        if (length < 12 || (length & 3) != 0) return Corrupt();
        if (length > MaxBlockLength)
        {
            Counters.OtherBlocks++;
            Consume(ref bytes, 12);
            _skip = length - 12L;
            return true;
        }

        if (!TryPeek(ref bytes, (int)length, out ReadOnlySpan<byte> block)) return false;
        Block(type, block[8..^4], out packet);
        Consume(ref bytes, block.Length);
        return true;
    }

    void Block(uint type, ReadOnlySpan<byte> body, out PcapPacket packet)
    {
        packet = default;
        switch (type)
        {
            case SectionHeader:
                _interfaces.Clear();
                break;
            case InterfaceDescription when body.Length >= 8 && _interfaces.Count < MaxInterfaces:
                _interfaces.Add(PcapInterface.Read(body, _bigEndian));
                break;
            case EnhancedPacket when body.Length >= 20:
                uint stampHigh = PcapBytes.UInt32(body[4..], _bigEndian);
                packet = Packet(PcapBytes.UInt32(body, _bigEndian), ((ulong)stampHigh << 32) | PcapBytes.UInt32(body[8..], _bigEndian), body[20..], PcapBytes.UInt32(body[12..], _bigEndian));
                break;
            case ObsoletePacket when body.Length >= 20:
                stampHigh = PcapBytes.UInt32(body[4..], _bigEndian);
                packet = Packet(PcapBytes.UInt16(body, _bigEndian), ((ulong)stampHigh << 32) | PcapBytes.UInt32(body[8..], _bigEndian), body[20..], PcapBytes.UInt32(body[12..], _bigEndian));
                break;
            case SimplePacket when body.Length >= 4:
                uint length = PcapBytes.UInt32(body, _bigEndian);
                if (_interfaces.Count > 0 && _interfaces[0].SnapLength != 0) length = Math.Min(length, _interfaces[0].SnapLength);
                packet = Packet(0, null, body[4..], Math.Min(length, (uint)body.Length - 4));
                break;
            default:
                Counters.OtherBlocks++;
                break;
        }
    }

    /// <summary>A packet of an interface that was described, no longer than its block; else counted and nothing.</summary>
    PcapPacket Packet(uint number, ulong? stamp, ReadOnlySpan<byte> data, uint length)
    {
        Counters.Packets++;
        if (number >= (uint)_interfaces.Count || length > (uint)data.Length)
        {
            Counters.Truncated++;
            return default;
        }

        PcapInterface source = _interfaces[(int)number];
        Instant? time = stamp is { } value ? source.TimeOf(value) : null;
        return new PcapPacket { LinkType = source.LinkType, Time = time, Number = Counters.Packets, Offset = Offset, Bytes = data[..(int)length] };
    }

    bool Corrupt()
    {
        Counters.Corrupt++;
        _state = State.Ended;
        _carried = 0;
        return false;
    }

    /// <summary>Shows the next <paramref name="need"/> bytes without taking them; false: all of <paramref name="bytes"/> went into the buffer.</summary>
    bool TryPeek(ref ReadOnlySpan<byte> bytes, int need, out ReadOnlySpan<byte> span)
    {
        span = default;
        if (_carried == 0 && bytes.Length >= need)
        {
            span = bytes[..need];
            return true;
        }

        int count = Math.Min(need - _carried, bytes.Length);
        if (count > 0)
        {
            if (_buffer.Length < _carried + count) Array.Resize(ref _buffer, Math.Min(MaxBlockLength, Math.Max(_carried + count, _buffer.Length * 2)));
            bytes[..count].CopyTo(_buffer.AsSpan(_carried));
            bytes = bytes[count..];
            _carried += count;
        }

        if (_carried < need) return false;
        span = _buffer.AsSpan(0, need);
        return true;
    }

    void Consume(ref ReadOnlySpan<byte> bytes, int count)
    {
        Offset += count;
        if (_carried == 0) bytes = bytes[count..];
        else _carried = 0;
    }
}
