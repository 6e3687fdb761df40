namespace Atalaya.Server.Live;

/// <summary>What waits of one source, and what it may still take of the open tick. Guarded by its <see cref="FrameQueue"/>.</summary>
sealed class SourceQueue
{
    readonly Queue<QueuedFrame> _frames = [];
    TaskCompletionSource? _room;

    public int Count => _frames.Count;
    public int WaitingBytes { get; private set; }

    /// <summary>Bytes taken in the open tick.</summary>
    public int TakenBytes { get; set; }

    /// <summary>Bytes it may take before it is the next one's turn.</summary>
    public int CreditBytes { get; set; }

    public void Add(in QueuedFrame frame)
    {
        _frames.Enqueue(frame);
        WaitingBytes += frame.Length;
    }

    /// <summary>Length of the next frame; null = none.</summary>
    public int? NextLength => _frames.TryPeek(out QueuedFrame next) ? next.Length : null;

    public QueuedFrame Take()
    {
        QueuedFrame frame = _frames.Dequeue();
        WaitingBytes -= frame.Length;
        TakenBytes += frame.Length;
        CreditBytes -= frame.Length;
        return frame;
    }

    public Task RoomAsync() => (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void TellRoom()
    {
        _room?.SetResult();
        _room = null;
    }
}
