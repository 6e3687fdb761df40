using Atalaya.Core.Time;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>Pieces that wait to be handed out, by receive time; equal times in the order they came. Buffers are used again.</summary>
sealed class PieceQueue
{
    readonly PriorityQueue<int, (long Time, long Sequence)> _queue = new();
    readonly List<(byte[] Bytes, int Length, int Source)> _slots = [];
    readonly Stack<int> _free = new();
    long _sequence;
    int _taken = -1;

    public bool IsEmpty => _queue.Count == 0;

    public void Add(int source, Instant time, ReadOnlySpan<byte> bytes)
    {
        if (!_free.TryPop(out int slot))
        {
            slot = _slots.Count;
            _slots.Add(([], 0, 0));
        }

        byte[] buffer = _slots[slot].Bytes;
        if (buffer.Length < bytes.Length) buffer = new byte[Math.Max(64, bytes.Length)];
        bytes.CopyTo(buffer);
        _slots[slot] = (buffer, bytes.Length, source);
        _queue.Enqueue(slot, (time.UnixNanoseconds, _sequence++));
    }

    /// <summary>Takes the first piece due by a time; its bytes stay until the next call.</summary>
    public bool TryTake(Instant until, out int source, out Instant time, out ReadOnlySpan<byte> bytes)
    {
        if (_taken >= 0) _free.Push(_taken);
        _taken = -1;
        source = -1;
        time = default;
        bytes = default;
        if (!_queue.TryPeek(out _, out (long Time, long Sequence) first) || first.Time > until.UnixNanoseconds) return false;
        _taken = _queue.Dequeue();
        time = new Instant(first.Time);
        (byte[] buffer, int length, source) = _slots[_taken];
        bytes = buffer.AsSpan(0, length);
        return true;
    }
}
