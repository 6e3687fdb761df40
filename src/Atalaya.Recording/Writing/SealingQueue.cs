using Atalaya.Recording.Segments;

namespace Atalaya.Recording.Writing;

/// <summary>Seals finished segments one at a time, on whatever thread the scheduler gives; a failure leaves the segment uncompressed and is tried again with the next.</summary>
sealed class SealingQueue(string directory, Action<Action>? schedule) : IDisposable
{
    readonly Lock _turn = new();
    readonly Lock _guard = new();
    readonly SortedDictionary<uint, byte[]?> _waiting = [];
    bool _closed;
    string? _lastError;

    public int Waiting
    {
        get { lock (_guard) return _waiting.Count; }
    }

    public string? LastError
    {
        get { lock (_guard) return _lastError; }
    }

    /// <param name="segment">Finished.</param>
    /// <param name="chain">Its SHA-256; null = not known, to be computed.</param>
    public void Add(uint segment, byte[]? chain)
    {
        lock (_guard) _waiting[segment] = chain;
        if (schedule is null) SealWaiting();
        else schedule(SealWaiting);
    }

    /// <summary>Waits for a running sealing; what has not begun is left to the next writer.</summary>
    public void Dispose()
    {
        lock (_guard) _closed = true;
        lock (_turn) { }
    }

    void SealWaiting()
    {
        lock (_turn)
        {
            uint last = 0;
            while (TryNext(last, out uint segment, out byte[]? chain))
            {
                last = segment;
                TrySeal(segment, chain);
            }
        }
    }

    bool TryNext(uint after, out uint segment, out byte[]? chain)
    {
        segment = 0;
        chain = null;
        lock (_guard)
        {
            if (_closed) return false;
            foreach ((uint waiting, byte[]? known) in _waiting)
            {
                if (waiting <= after) continue;
                segment = waiting;
                chain = known;
                return true;
            }
        }

        return false;
    }

    void TrySeal(uint segment, byte[]? chain)
    {
        try
        {
            SegmentSealer.Seal(directory, segment, chain);
            lock (_guard)
            {
                _waiting.Remove(segment);
                _lastError = null;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            DeleteTemporary(segment);
            lock (_guard) _lastError = $"segment {segment} could not be compressed: {failure.Message}";
        }
    }

    void DeleteTemporary(uint segment)
    {
        try
        {
            File.Delete(SegmentFiles.SealedPath(directory, segment) + SegmentFiles.TemporarySuffix);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Taken away when the recording is opened next.
        }
    }
}
