using System.Buffers;
using Atalaya.Core.Frames;
using Atalaya.Core.Time;

namespace Atalaya.Server.Live;

/// <summary>
/// The bounded queues before the log, one for each source: the only place where bytes may be dropped, and each drop is counted at the source that
/// sent too much. They are taken in turns by bytes (deficit round robin), so that a flood waits or loses, and what it does to others is a wait of
/// at most one tick.
/// </summary>
sealed class FrameQueue
{
    /// <summary>Longest piece of a stream.</summary>
    public const int MaxStreamPiece = 16 << 10;

    /// <summary>What may wait of one source; of all sources together at most <see cref="MaxTotalBytes"/>.</summary>
    public const int MaxWaitingBytes = 1 << 20, MaxWaitingFrames = 8192;

    const int MaxTotalBytes = 64 << 20;

    /// <summary>What one source may take of a tick: half of it, the other half stays for the others.</summary>
    public const int MaxShareBytes = ReceiveClock.MaxTickBytes / 2;

    /// <summary>Bytes taken at once: the picture is not kept waiting for more.</summary>
    const int MaxRoundBytes = 256 << 10;

    /// <summary>What a turn adds to what a source may take at once, and how far that may grow: beyond the largest datagram.</summary>
    const int TurnBytes = 4 << 10, MaxCreditBytes = 68 << 10;

    readonly object _guard = new();
    readonly Dictionary<ushort, SourceQueue> _bySource = [];
    readonly List<SourceQueue> _queues = [];
    int _turn;
    Tick _tick;
    int _takenBytes;
    long _arrivals;

    public int Count
    {
        get
        {
            lock (_guard) return _queues.Sum(queue => queue.Count);
        }
    }

    public bool IsWaiting(SourceId source)
    {
        lock (_guard) return _bySource.TryGetValue(source.Number, out SourceQueue? queue) && queue.Count > 0;
    }

    /// <summary>Drops the queue of a source that is gone.</summary>
    public void Forget(SourceId source)
    {
        lock (_guard)
        {
            if (!_bySource.Remove(source.Number, out SourceQueue? queue)) return;
            _queues.Remove(queue);
            _turn = 0;
        }
    }

    /// <summary>Queues a copy and waits for room for the next one: for streams, whose sender then waits too.</summary>
    public ValueTask AddAsync(SourceId source, ReadOnlySpan<byte> bytes, CancellationToken stop, FrameKind kind = FrameKind.SensorData)
    {
        lock (_guard)
        {
            SourceQueue queue = Find(source);
            Add(queue, kind, source, bytes);
            return HasRoom(queue) ? ValueTask.CompletedTask : new ValueTask(queue.RoomAsync().WaitAsync(stop));
        }
    }

    /// <summary>Queues a copy if there is room; false = dropped, the caller counts it. For datagrams.</summary>
    public bool TryAdd(SourceId source, ReadOnlySpan<byte> bytes)
    {
        lock (_guard)
        {
            SourceQueue queue = Find(source);
            if (!HasRoom(queue)) return false;
            Add(queue, FrameKind.SensorData, source, bytes);
            return true;
        }
    }

    /// <summary>Takes what waits, in the order it arrived, as far as the sources still have a share in the tick; waits a while if there is nothing.</summary>
    public int Take(Span<QueuedFrame> round, Tick tick, int timeoutMs)
    {
        lock (_guard)
        {
            if (tick != _tick) Begin(tick);
            int count = Fill(round);
            if (count == 0 && Monitor.Wait(_guard, timeoutMs)) count = Fill(round);
            foreach (SourceQueue queue in _queues)
                if (HasRoom(queue)) queue.TellRoom();
            round[..count].Sort(static (left, right) => left.Arrival.CompareTo(right.Arrival));
            return count;
        }
    }

    void Begin(Tick tick)
    {
        _tick = tick;
        _takenBytes = 0;
        foreach (SourceQueue queue in _queues) queue.TakenBytes = 0;
    }

    int Fill(Span<QueuedFrame> round)
    {
        int count = 0, bytes = 0;
        for (int idle = 0; idle < _queues.Count && count < round.Length && bytes < MaxRoundBytes; _turn++)
        {
            SourceQueue queue = _queues[_turn % _queues.Count];
            if (!CanGive(queue, out int length))
            {
                queue.CreditBytes = 0;
                idle++;
                continue;
            }

            idle = 0;
            queue.CreditBytes = Math.Min(queue.CreditBytes + TurnBytes, MaxCreditBytes);
            while (count < round.Length && length <= queue.CreditBytes)
            {
                round[count++] = queue.Take();
                bytes += length;
                _takenBytes += length;
                if (!CanGive(queue, out length)) break;
            }
        }

        _turn = _queues.Count == 0 ? 0 : _turn % _queues.Count;
        return count;
    }

    bool CanGive(SourceQueue queue, out int length)
    {
        length = queue.NextLength.GetValueOrDefault();
        return queue.Count > 0 && queue.TakenBytes + length <= MaxShareBytes && _takenBytes + length <= ReceiveClock.MaxTickBytes;
    }

    bool HasRoom(SourceQueue queue) =>
        queue.Count < MaxWaitingFrames && queue.WaitingBytes < Math.Min(MaxWaitingBytes, MaxTotalBytes / _queues.Count);

    SourceQueue Find(SourceId source)
    {
        if (_bySource.TryGetValue(source.Number, out SourceQueue? queue)) return queue;
        _bySource[source.Number] = queue = new SourceQueue();
        _queues.Add(queue);
        return queue;
    }

    void Add(SourceQueue queue, FrameKind kind, SourceId source, ReadOnlySpan<byte> bytes)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(buffer);
        queue.Add(new QueuedFrame(_arrivals++, kind, source, Clock.Now, buffer, bytes.Length));
        if (queue.Count == 1 && CanGive(queue, out _)) Monitor.Pulse(_guard);
    }
}
