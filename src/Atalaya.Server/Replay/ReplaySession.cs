using Atalaya.Core.Time;
using Atalaya.Server.Live;

namespace Atalaya.Server.Replay;

/// <summary>One replay beside the live picture. It lives while someone looks at it.</summary>
/// <param name="recorder">The flow whose recording it shows.</param>
sealed class ReplaySession(string id, ReplayHost host, FlowHost recorder) : IAsyncDisposable
{
    readonly CancellationTokenSource _ended = new();
    long _lastUse = Clock.Now.UnixNanoseconds;
    int _streams;

    public string Id => id;
    public ReplayHost Host => host;
    public FlowHost Recorder => recorder;

    /// <summary>Cancelled when the session ends: its streams close.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>A request is about it.</summary>
    public void Use() => Interlocked.Exchange(ref _lastUse, Clock.Now.UnixNanoseconds);

    /// <summary>A stream shows it until the answer is disposed.</summary>
    public IDisposable Watch()
    {
        Interlocked.Increment(ref _streams);
        return new Watcher(this);
    }

    public bool IsUnwatchedSince(Instant time) => Volatile.Read(ref _streams) == 0 && Interlocked.Read(ref _lastUse) < time.UnixNanoseconds;

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        await host.DisposeAsync().ConfigureAwait(false);
    }

    sealed class Watcher(ReplaySession session) : IDisposable
    {
        public void Dispose()
        {
            session.Use();
            Interlocked.Decrement(ref session._streams);
        }
    }
}
