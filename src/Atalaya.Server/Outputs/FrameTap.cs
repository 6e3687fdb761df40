using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Pipeline;

namespace Atalaya.Server.Outputs;

/// <summary>
/// Frames on their way from the flow to the outputs. The flow only copies bytes here and never waits: what the outputs cannot take in time is
/// dropped and counted.
/// </summary>
sealed class FrameTap
{
    /// <summary>Bytes that may wait: half a minute of a thousand aircraft.</summary>
    const int MaxBytes = 16 << 20;

    readonly Lock _lock = new();
    readonly SemaphoreSlim _some = new(0, 1);
    Batch _filling = new(), _taken = new();
    long _dropped;

    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>What came since the last time, in the order of the log.</summary>
    public sealed class Batch
    {
        readonly List<Entry> _entries = [];
        byte[] _bytes = new byte[1 << 14];
        int _length;

        public int Count => _entries.Count;

        /// <summary>Not null = these are the sources from here on, and the frame is none.</summary>
        public PipelineConfiguration? Configuration(int index) => _entries[index].Configuration;

        public (SourceId Source, Instant ReceiveTime) Head(int index) => (_entries[index].Source, _entries[index].ReceiveTime);

        public ReadOnlySpan<byte> Payload(int index) => _bytes.AsSpan(_entries[index].Start, _entries[index].Length);

        internal bool TryAdd(in Frame frame)
        {
            if (_length + frame.Payload.Length > MaxBytes) return false;
            if (_length + frame.Payload.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + frame.Payload.Length));
            frame.Payload.CopyTo(_bytes.AsSpan(_length));
            _entries.Add(new Entry(frame.Source, frame.ReceiveTime, _length, frame.Payload.Length, null));
            _length += frame.Payload.Length;
            return true;
        }

        internal void Add(PipelineConfiguration configuration) => _entries.Add(new Entry(default, default, 0, 0, configuration));

        internal void Clear()
        {
            _entries.Clear();
            _length = 0;
        }
    }

    readonly record struct Entry(SourceId Source, Instant ReceiveTime, int Start, int Length, PipelineConfiguration? Configuration);

    /// <summary>Copies a frame of a sensor; called by the flow.</summary>
    public void Add(in Frame frame)
    {
        lock (_lock)
        {
            if (!_filling.TryAdd(frame)) Interlocked.Increment(ref _dropped);
        }

        Wake();
    }

    /// <summary>The sources from here on.</summary>
    public void Configure(PipelineConfiguration configuration)
    {
        lock (_lock) _filling.Add(configuration);
        Wake();
    }

    /// <summary>Waits for something to come; the batch is valid until the next call.</summary>
    public Batch Take(int timeoutMs, CancellationToken stop)
    {
        _some.Wait(timeoutMs, stop);
        lock (_lock)
        {
            (_taken, _filling) = (_filling, _taken);
            _filling.Clear();
        }

        return _taken;
    }

    void Wake()
    {
        if (_some.CurrentCount > 0) return;
        try
        {
            _some.Release();
        }
        catch (SemaphoreFullException)
        {
            // someone else woke the reader
        }
    }
}
