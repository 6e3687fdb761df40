using System.Buffers;
using System.Security.Cryptography;
using Atalaya.Core.Time;
using Atalaya.Recording.Segments;
using Microsoft.Win32.SafeHandles;
using ZstdSharp;

namespace Atalaya.Recording.Writing;

/// <summary>
/// Turns a finished segment into its compressed form. Crash-safe: the compressed file is complete and durable before it gets its name,
/// and the uncompressed one goes last.
/// </summary>
sealed class SegmentSealer
{
    const int CompressionLevel = 1;

    readonly uint _segment;
    readonly SafeFileHandle _input;
    readonly FileStream _output;
    readonly Compressor _compressor = new(CompressionLevel);
    readonly byte[]? _chain;
    readonly IncrementalHash _hash = SegmentChain.Start();
    byte[] _block = ArrayPool<byte>.Shared.Rent(SealedLayout.TargetBlockLength);
    byte[] _compressed = ArrayPool<byte>.Shared.Rent(BoundOf(SealedLayout.TargetBlockLength));
    long _blockStart;
    Instant _firstTime = Instant.MaxValue;
    Instant _lastTime;

    SegmentSealer(uint segment, SafeFileHandle input, FileStream output, byte[]? chain)
    {
        _chain = chain;
        _segment = segment;
        _input = input;
        _output = output;
    }

    /// <param name="directory">Of the recording.</param>
    /// <param name="segment">Finished, uncompressed.</param>
    /// <param name="chain">Its SHA-256 if the writer knows it; hashing again would cost as much as all checksums.</param>
    public static void Seal(string directory, uint segment, byte[]? chain)
    {
        string path = SegmentFiles.ActivePath(directory, segment);
        string sealedPath = SegmentFiles.SealedPath(directory, segment);
        string temporary = sealedPath + SegmentFiles.TemporarySuffix;
        using (SafeFileHandle input = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete))
        using (FileStream output = new(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            RandomAccess.FlushToDisk(input);
            new SegmentSealer(segment, input, output, chain).Run();
            output.Flush(flushToDisk: true);
        }

        DurableFiles.Rename(temporary, sealedPath);
        File.Delete(path);
    }

    void Run()
    {
        using (_compressor)
        using (_hash)
        {
            long length = RandomAccess.GetLength(_input);
            RecordCursor cursor = new(new ActiveSegment(_segment, _input));
            CursorStep step;
            while ((step = cursor.Step(out LogRecord record)) != CursorStep.End)
                if (step == CursorStep.Record) Add(record);
            WriteUpTo(length);
            WriteEnd(length);
        }

        ArrayPool<byte>.Shared.Return(_block);
        ArrayPool<byte>.Shared.Return(_compressed);
    }

    static int BoundOf(int blockLength) => Compressor.GetCompressBound(blockLength) + SealedLayout.BlockRecordLength;

    static void Grow(ref byte[] buffer, int length)
    {
        if (buffer.Length >= length) return;
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = ArrayPool<byte>.Shared.Rent(length);
    }

    /// <summary>A block begins and ends with a whole record, so that reading can begin with any block.</summary>
    void Add(in LogRecord record)
    {
        uint begin = record.Position.Offset;
        if (begin + record.TotalLength - _blockStart > SealedLayout.TargetBlockLength) WriteUpTo(begin);
        if (_firstTime == Instant.MaxValue) _firstTime = record.ReceiveTime;
        _lastTime = record.ReceiveTime;
    }

    /// <summary>Writes everything before an offset; more than one block only where damage spans more.</summary>
    void WriteUpTo(long end)
    {
        while (_blockStart < end)
        {
            int count = (int)Math.Min(end - _blockStart, SealedLayout.MaxBlockLength);
            Grow(ref _block, count);
            if (SegmentFiles.ReadFully(_input, _blockStart, _block.AsSpan(0, count)) != count)
                throw new IOException($"segment {_segment} became shorter while it was sealed");
            if (_chain is null) _hash.AppendData(_block, 0, count);
            WriteBlock(_blockStart, count, _firstTime);
            _blockStart += count;
            _firstTime = Instant.MaxValue;
        }
    }

    void WriteBlock(long offset, int count, Instant firstTime)
    {
        Grow(ref _compressed, BoundOf(count));
        int written = _compressor.Wrap(_block.AsSpan(0, count), _compressed.AsSpan(SealedLayout.BlockRecordLength));
        uint checksum = Crc32C.Compute(_compressed.AsSpan(SealedLayout.BlockRecordLength, written));
        SealedLayout.WriteBlock(_compressed, _segment, new SealedBlock(offset, count, 0, written, checksum, firstTime));
        _output.Write(_compressed, 0, SealedLayout.BlockRecordLength + written);
    }

    void WriteEnd(long length)
    {
        Span<byte> end = stackalloc byte[SealedLayout.EndRecordLength];
        SealedLayout.WriteEnd(end, _segment, new SealedEnd(length, _lastTime, _chain ?? _hash.GetCurrentHash()));
        _output.Write(end);
    }
}
