namespace Atalaya.Scenarios.Schedule;

/// <summary>
/// What the sensors have sent and nobody has received yet, by receive time. The bytes of one source do not overtake each other unless they may. Buffers are
/// reused: as many exist as were ever under way at once.
/// </summary>
sealed class EmissionQueue(int sources)
{
    /// <summary>Longest piece a sensor sends at once.</summary>
    public const int MaxLength = 1400;

    readonly PriorityQueue<int, OrderKey> _queue = new();
    readonly List<(byte[] Bytes, int Length, int Source)> _slots = [];
    readonly Stack<int> _free = new();
    readonly long[] _lastTime = new long[sources];
    long _sequence;
    long _lastTaken;
    int _taken = -1;

    public long NextTime => _queue.TryPeek(out _, out OrderKey key) ? key.Time : long.MaxValue;

    /// <param name="mayOvertake">The piece stands for itself: it need not wait for what its source sent before.</param>
    public void Add(int source, long receiveTime, ReadOnlySpan<byte> bytes, bool mayOvertake = false)
    {
        if (!mayOvertake) receiveTime = _lastTime[source] = Math.Max(receiveTime, _lastTime[source]);
        if (!_free.TryPop(out int slot))
        {
            slot = _slots.Count;
            _slots.Add((new byte[MaxLength], 0, 0));
        }

        byte[] buffer = _slots[slot].Bytes;
        bytes.CopyTo(buffer);
        _slots[slot] = (buffer, bytes.Length, source);
        _queue.Enqueue(slot, new OrderKey(receiveTime, _sequence++));
    }

    /// <summary>Takes the first; its bytes stay until the next call. Times never decrease, even where a piece was added late.</summary>
    public ReadOnlySpan<byte> Take(out int source, out long receiveTime)
    {
        if (_taken >= 0) _free.Push(_taken);
        _queue.TryDequeue(out _taken, out OrderKey key);
        (byte[] bytes, int length, source) = _slots[_taken];
        receiveTime = _lastTaken = Math.Max(key.Time, _lastTaken);
        return bytes.AsSpan(0, length);
    }
}
