using Atalaya.Core.Time;
using Microsoft.Win32.SafeHandles;
using ZstdSharp;

namespace Atalaya.Recording.Segments;

/// <summary>A compressed segment: blocks that unpack on their own, one of them kept unpacked. Damaged and missing blocks are holes.</summary>
sealed class SealedSegment : SegmentSource
{
    readonly SafeFileHandle _handle;
    readonly Decompressor _decompressor = new();
    readonly List<SealedBlock> _blocks = [];
    readonly HashSet<int> _damagedBlocks = [];
    byte[] _compressed = [];
    byte[] _unpacked = [];
    int _unpackedBlock = -1;

    public SealedSegment(uint segment, SafeFileHandle handle) : base(segment)
    {
        _handle = handle;
        SealedWalk walk = new(segment, handle);
        walk.Run(_blocks);
        End = walk.End;
        LengthBytes = End?.LengthBytes ?? (_blocks.Count > 0 ? _blocks[^1].End : 0);
        HasStrayBytes = walk.HasStrayBytes;
    }

    public override bool IsSealed => true;
    public override long LengthBytes { get; }

    /// <summary>Null where the end record is damaged or missing.</summary>
    public SealedEnd? End { get; }

    /// <summary>Bytes that belong to no block were found between or after the blocks.</summary>
    public bool HasStrayBytes { get; }

    /// <summary>Whether every block is there and passes its checksum.</summary>
    public bool IsWhole()
    {
        if (End is null || HasStrayBytes) return false;
        long end = 0;
        for (int i = 0; i < _blocks.Count; i++)
        {
            if (_blocks[i].Offset != end || !Unpack(i)) return false;
            end = _blocks[i].End;
        }

        return end == End.LengthBytes;
    }

    public override int Read(long offset, Span<byte> destination)
    {
        int index = BlockAt(offset);
        if (index < 0 || !Unpack(index)) return 0;
        SealedBlock block = _blocks[index];
        int from = (int)(offset - block.Offset);
        int count = Math.Min(destination.Length, block.LengthBytes - from);
        _unpacked.AsSpan(from, count).CopyTo(destination);
        return count;
    }

    public override long EndOfHole(long offset)
    {
        while (offset < LengthBytes)
        {
            int index = BlockAt(offset);
            if (index >= 0 && Unpack(index)) return offset;
            offset = index >= 0 ? _blocks[index].End : NextBlockOffset(offset);
        }

        return offset;
    }

    /// <summary>Offset of the last block whose first record is older than this; 0 if none.</summary>
    public long OffsetBefore(Instant time)
    {
        long offset = 0;
        foreach (SealedBlock block in _blocks)
            if (block.FirstTime < time) offset = block.Offset;
        return offset;
    }

    public override void Dispose()
    {
        _handle.Dispose();
        _decompressor.Dispose();
    }

    int BlockAt(long offset)
    {
        if (_unpackedBlock >= 0 && Holds(_blocks[_unpackedBlock], offset)) return _unpackedBlock;
        int low = 0, high = _blocks.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            if (Holds(_blocks[middle], offset)) return middle;
            if (_blocks[middle].Offset > offset) high = middle - 1;
            else low = middle + 1;
        }

        return -1;
    }

    static bool Holds(in SealedBlock block, long offset) => offset >= block.Offset && offset < block.End;

    long NextBlockOffset(long offset)
    {
        foreach (SealedBlock block in _blocks)
            if (block.Offset > offset) return block.Offset;
        return LengthBytes;
    }

    bool Unpack(int index)
    {
        if (index == _unpackedBlock) return true;
        if (_damagedBlocks.Contains(index)) return false;
        SealedBlock block = _blocks[index];
        if (_compressed.Length < block.CompressedLengthBytes) _compressed = new byte[block.CompressedLengthBytes];
        if (_unpacked.Length < block.LengthBytes) _unpacked = new byte[block.LengthBytes];
        _unpackedBlock = -1;
        Span<byte> compressed = _compressed.AsSpan(0, block.CompressedLengthBytes);
        if (SegmentFiles.ReadFully(_handle, block.FilePosition, compressed) == compressed.Length
            && Crc32C.Compute(compressed) == block.Checksum
            && TryDecompress(compressed, _unpacked.AsSpan(0, block.LengthBytes)))
        {
            _unpackedBlock = index;
            return true;
        }

        _damagedBlocks.Add(index);
        return false;
    }

    bool TryDecompress(ReadOnlySpan<byte> compressed, Span<byte> destination)
    {
        try
        {
            return _decompressor.Unwrap(compressed, destination) == destination.Length;
        }
        catch (ZstdException)
        {
            return false;
        }
    }
}
