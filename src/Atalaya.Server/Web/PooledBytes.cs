using System.Buffers;

namespace Atalaya.Server.Web;

/// <summary>Bytes that grow in buffers of the shared pool: those of a large picture live on the large object heap, which is seldom collected.</summary>
sealed class PooledBytes : IBufferWriter<byte>, IDisposable
{
    const int FirstLength = 1 << 12;

    byte[] _buffer = [];

    public int WrittenCount { get; private set; }
    public ReadOnlySpan<byte> WrittenSpan => _buffer.AsSpan(0, WrittenCount);
    public ReadOnlyMemory<byte> WrittenMemory => _buffer.AsMemory(0, WrittenCount);

    public void ResetWrittenCount() => WrittenCount = 0;

    public void Advance(int count) => WrittenCount += count;

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _buffer.AsSpan(WrittenCount);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _buffer.AsMemory(WrittenCount);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        WrittenCount += bytes.Length;
    }

    void MakeRoom(int sizeHint)
    {
        int needed = WrittenCount + Math.Max(sizeHint, 1);
        if (needed <= _buffer.Length) return;
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, Math.Max(FirstLength, _buffer.Length * 2)));
        WrittenSpan.CopyTo(larger);
        Return();
        _buffer = larger;
    }

    void Return()
    {
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
    }

    public void Dispose()
    {
        Return();
        _buffer = [];
        WrittenCount = 0;
    }
}
