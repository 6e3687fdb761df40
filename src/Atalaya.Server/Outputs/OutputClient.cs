using System.Net.Sockets;

namespace Atalaya.Server.Outputs;

/// <summary>
/// One program that reads an output. What it has not taken yet waits here, bounded: the oldest gives way, and one that takes nothing for as
/// long as there is patience is cut off.
/// </summary>
sealed class OutputClient(Socket socket, TimeSpan patience)
{
    public const int MaxQueuedBytes = 1 << 20;

    /// <summary>Small pieces queue one by one: their number is bounded too.</summary>
    const int MaxQueued = 8192;

    const int MaxSendBytes = 1 << 14;

    readonly Lock _lock = new();
    readonly Queue<OutputChunk> _queue = [];
    readonly SemaphoreSlim _some = new(0);
    int _queuedBytes;
    long _bytes, _dropped;

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Messages dropped because it was too slow.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>True after it took nothing for too long.</summary>
    public bool IsCutOff { get; private set; }

    public void Queue(OutputChunk chunk)
    {
        lock (_lock)
        {
            while (_queue.Count > 0 && (_queuedBytes + chunk.Bytes.Length > MaxQueuedBytes || _queue.Count >= MaxQueued))
            {
                OutputChunk oldest = _queue.Dequeue();
                _queuedBytes -= oldest.Bytes.Length;
                Interlocked.Add(ref _dropped, oldest.Messages);
            }

            _queue.Enqueue(chunk);
            _queuedBytes += chunk.Bytes.Length;
        }

        _some.Release();
    }

    /// <summary>Sends until the other side goes, takes nothing any more, or <paramref name="stop"/>.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using CancellationTokenSource gone = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task reading = DiscardAsync(gone);
        try
        {
            while (true)
            {
                await _some.WaitAsync(gone.Token).ConfigureAwait(false);
                if (TryTake(out OutputChunk chunk)) await SendAsync(chunk.Bytes, gone.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // gone, cut off, or the program stops
        }
        finally
        {
            await gone.CancelAsync().ConfigureAwait(false);
            socket.Dispose();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    bool TryTake(out OutputChunk chunk)
    {
        lock (_lock)
        {
            if (!_queue.TryDequeue(out chunk)) return false;
            _queuedBytes -= chunk.Bytes.Length;
            return true;
        }
    }

    async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken gone)
    {
        while (!bytes.IsEmpty)
        {
            using CancellationTokenSource timeout = CancellationTokenSource.CreateLinkedTokenSource(gone);
            timeout.CancelAfter(patience);
            try
            {
                int sent = await socket.SendAsync(bytes[..Math.Min(bytes.Length, MaxSendBytes)], SocketFlags.None, timeout.Token).ConfigureAwait(false);
                Interlocked.Add(ref _bytes, sent);
                bytes = bytes[sent..];
            }
            catch (OperationCanceledException) when (!gone.IsCancellationRequested)
            {
                IsCutOff = true;
                throw;
            }
        }
    }

    /// <summary>What it says is of no use; that it goes is.</summary>
    async Task DiscardAsync(CancellationTokenSource gone)
    {
        byte[] buffer = new byte[512];
        try
        {
            while (await socket.ReceiveAsync(buffer, SocketFlags.None, gone.Token).ConfigureAwait(false) > 0)
            {
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the same as an end
        }

        await gone.CancelAsync().ConfigureAwait(false);
    }
}
