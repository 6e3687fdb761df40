using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Atalaya.Recording.Segments;

/// <summary>Finds the blocks of a sealed segment from block record to block record; after a damaged one it looks for the next that passes its checksum.</summary>
sealed class SealedWalk(uint segment, SafeFileHandle handle)
{
    const int ScanChunkLength = 1 << 16;

    public SealedEnd? End { get; private set; }
    public bool HasStrayBytes { get; private set; }

    /// <summary>Fills in the blocks in the order of their offsets, without overlap.</summary>
    public void Run(List<SealedBlock> blocks)
    {
        Span<byte> record = stackalloc byte[SealedLayout.EndRecordLength];
        long fileLength = RandomAccess.GetLength(handle);
        long position = 0;
        while (position < fileLength)
        {
            ReadOnlySpan<byte> read = record[..SegmentFiles.ReadFully(handle, position, record)];
            if (SealedLayout.TryReadBlock(read, segment, position, out SealedBlock block) && block.Offset >= LastEnd(blocks))
            {
                blocks.Add(block);
                position = block.FilePosition + block.CompressedLengthBytes;
            }
            else if (SealedLayout.ReadEnd(read, segment) is { } end)
            {
                if (end.LengthBytes >= LastEnd(blocks)) End = end;
                position += SealedLayout.EndRecordLength;
                HasStrayBytes |= position < fileLength;
                return;
            }
            else
            {
                HasStrayBytes = true;
                position = NextRecord(position + 1, fileLength);
            }
        }
    }

    static long LastEnd(List<SealedBlock> blocks) => blocks.Count > 0 ? blocks[^1].End : 0;

    /// <summary>The next place that begins like a skippable frame of ours.</summary>
    long NextRecord(long position, long fileLength)
    {
        byte[] chunk = new byte[ScanChunkLength];
        while (position < fileLength)
        {
            int count = SegmentFiles.ReadFully(handle, position, chunk);
            for (int i = 0; i + 12 <= count; i++)
                if (LooksLikeRecord(chunk.AsSpan(i))) return position + i;
            if (count < chunk.Length) break;
            position += count - 11;
        }

        return fileLength;
    }

    static bool LooksLikeRecord(ReadOnlySpan<byte> bytes) =>
        (BinaryPrimitives.ReadUInt32LittleEndian(bytes) & 0xFFFF_FFFE) == 0x184D2A5A && (bytes[8..].StartsWith("blk1"u8) || bytes[8..].StartsWith("end1"u8));
}
