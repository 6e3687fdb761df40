namespace Atalaya.Server.Outputs;

/// <summary>Where an output writes to. One thread writes; anyone may read what it tells of itself.</summary>
abstract class OutputSink : IAsyncDisposable
{
    /// <summary>What cannot be opened is tried again this often.</summary>
    protected static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    long _messages;

    /// <summary>listening, sending, waiting or failed: part of the interface.</summary>
    public abstract string State { get; }

    /// <summary>What is wrong and how to mend it; null = nothing.</summary>
    public abstract string? Fault { get; }

    /// <summary>The port in use; 0 = none yet.</summary>
    public abstract int Port { get; }

    public abstract int ClientCount { get; }
    public abstract long Bytes { get; }

    /// <summary>Messages that a receiver was too slow for, or that could not be sent.</summary>
    public abstract long Dropped { get; }

    /// <summary>Receivers that were turned away, and those cut off because they took nothing any more.</summary>
    public virtual long Refused => 0;
    public virtual long CutOff => 0;

    public long Messages => Interlocked.Read(ref _messages);

    public abstract void Start();

    /// <summary>Writes one piece of a message: over UDP a datagram.</summary>
    public abstract void Write(ReadOnlySpan<byte> piece);

    /// <summary>Ends a message: what is dropped is dropped between messages.</summary>
    public virtual void EndMessage() => Interlocked.Increment(ref _messages);

    /// <summary>Sends what has been written.</summary>
    public abstract void Flush();

    public abstract ValueTask DisposeAsync();
}
