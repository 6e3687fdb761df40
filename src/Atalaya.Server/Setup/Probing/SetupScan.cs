namespace Atalaya.Server.Setup.Probing;

/// <summary>Probes that run side by side; their results are read one by one as they come.</summary>
sealed class SetupScan : IDisposable
{
    /// <summary>Of one scan: enough for several machines, too few to search a network.</summary>
    public const int MaxTargets = 64;

    const int MaxAtOnce = 16;

    readonly Lock _lock = new();
    readonly SemaphoreSlim _places = new(MaxAtOnce);
    List<Entry> _entries = [];
    CancellationTokenSource _stop = new();

    sealed class Entry(ProbeTarget target)
    {
        public ProbeTarget Target => target;
        public ProbeResult? Result { get; set; }
    }

    /// <summary>Begins anew; probes that still run are given up.</summary>
    public void Restart(IReadOnlyList<ProbeTarget> targets)
    {
        lock (_lock)
        {
            _stop.Cancel();
            _stop.Dispose();
            _stop = new CancellationTokenSource();
            _entries = [];
            Begin(targets);
        }
    }

    /// <summary>Looks at further places, and again at those known; false = that would be too many.</summary>
    public bool TryAdd(IReadOnlyList<ProbeTarget> targets)
    {
        lock (_lock)
        {
            List<Entry> kept = _entries.FindAll(entry => !targets.Contains(entry.Target));
            if (kept.Count + targets.Count > MaxTargets) return false;
            _entries = kept;
            Begin(targets);
            return true;
        }
    }

    public IReadOnlyList<(ProbeTarget Target, ProbeResult? Result)> Read()
    {
        lock (_lock) return [.. _entries.Select(entry => (entry.Target, entry.Result))];
    }

    void Begin(IReadOnlyList<ProbeTarget> targets)
    {
        foreach (ProbeTarget target in targets)
        {
            Entry entry = new(target);
            _entries.Add(entry);
            _ = RunAsync(entry, _stop.Token);
        }
    }

    async Task RunAsync(Entry entry, CancellationToken stop)
    {
        try
        {
            await _places.WaitAsync(stop).ConfigureAwait(false);
            try
            {
                ProbeResult result = await PortProbe.RunAsync(entry.Target, ProbeTimes.Default, stop).ConfigureAwait(false);
                lock (_lock) entry.Result = result;
            }
            finally
            {
                _places.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // given up: another scan has begun
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _stop.Cancel();
            _stop.Dispose();
        }
    }
}
