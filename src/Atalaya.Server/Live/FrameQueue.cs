using System.Buffers;
using System.Collections.Concurrent;
using Atalaya.Core.Frames;
using Atalaya.Core.Time;

namespace Atalaya.Server.Live;

/// <summary>Bytes on their way from a feed to the log, in a pooled buffer that the taker returns.</summary>
readonly record struct QueuedFrame(FrameKind Kind, SourceId Source, Instant ReceivedAt, byte[] Buffer, int Length)
{
    public ReadOnlySpan<byte> Payload => Buffer.AsSpan(0, Length);
    public void Return() => ArrayPool<byte>.Shared.Return(Buffer);
}

/// <summary>The bounded queue before the log: the only place where bytes may be dropped, and each drop is counted.</summary>
sealed class FrameQueue : IDisposable
{
    /// <summary>Longest piece of a stream; with <see cref="Capacity"/> it bounds the queue to 64 MiB.</summary>
    public const int MaxStreamPiece = 16 << 10;

    public const int Capacity = 4096;

    readonly BlockingCollection<QueuedFrame> _queue = new(Capacity);

    public int Count => _queue.Count;

    /// <summary>Queues a copy, waiting for room: for streams, whose sender then waits too.</summary>
    public void Add(SourceId source, ReadOnlySpan<byte> bytes, CancellationToken stop, FrameKind kind = FrameKind.SensorData) =>
        _queue.Add(Copy(kind, source, bytes), stop);

    /// <summary>Queues a copy if there is room; false = dropped, the caller counts it. For datagrams.</summary>
    public bool TryAdd(SourceId source, ReadOnlySpan<byte> bytes)
    {
        QueuedFrame frame = Copy(FrameKind.SensorData, source, bytes);
        if (_queue.TryAdd(frame)) return true;
        frame.Return();
        return false;
    }

    public bool TryTake(out QueuedFrame frame, int timeoutMs) => _queue.TryTake(out frame, timeoutMs);

    static QueuedFrame Copy(FrameKind kind, SourceId source, ReadOnlySpan<byte> bytes)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(buffer);
        return new QueuedFrame(kind, source, Clock.Now, buffer, bytes.Length);
    }

    public void Dispose() => _queue.Dispose();
}
