namespace Atalaya.Fusion.Running;

/// <summary>
/// Shares numbered pieces of work among the caller and helpers of the thread pool. Who does a piece never matters: each writes only its own
/// results. Allocates nothing after construction.
/// </summary>
sealed class WorkCrew
{
    readonly Lock _lock = new();
    readonly ManualResetEventSlim _finished = new(true);
    readonly Helper[] _helpers;
    Action<int>? _work;
    int _next, _count, _done;
    Exception? _failure;

    public WorkCrew(int threads)
    {
        _helpers = new Helper[threads - 1];
        for (int i = 0; i < _helpers.Length; i++) _helpers[i] = new Helper(this);
    }

    /// <summary>Does work(0) … work(count - 1) and returns when all are done; <paramref name="small"/> work is not worth waking anyone.</summary>
    public void Run(int count, Action<int> work, bool small)
    {
        if (_helpers.Length == 0 || count < 2 || small)
        {
            for (int i = 0; i < count; i++) work(i);
            return;
        }

        lock (_lock)
        {
            (_work, _next, _count, _done, _failure) = (work, 0, count, 0, null);
            _finished.Reset();
        }

        for (int i = 0; i < Math.Min(_helpers.Length, count - 1); i++) ThreadPool.UnsafeQueueUserWorkItem(_helpers[i], preferLocal: false);
        Help();
        _finished.Wait();
        if (_failure is { } failure) throw new InvalidOperationException("fusion: a sector failed", failure);
    }

    void Help()
    {
        while (true)
        {
            int piece;
            Action<int> work;
            lock (_lock)
            {
                if (_next >= _count) return;
                piece = _next++;
                work = _work!;
            }

            Do(work, piece);
        }
    }

    void Do(Action<int> work, int piece)
    {
        Exception? failure = null;
        try
        {
            work(piece);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        lock (_lock)
        {
            _failure ??= failure;
            if (++_done == _count) _finished.Set();
        }
    }

    sealed class Helper(WorkCrew crew) : IThreadPoolWorkItem
    {
        public void Execute() => crew.Help();
    }
}
