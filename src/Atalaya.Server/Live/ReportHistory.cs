using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Server.Live;

/// <summary>
/// The frames of the last reports of each sensor of a track, kept beside the flow for display: a track itself knows the latest of each only.
/// Bounded: tracks beyond <see cref="MaxTracks"/> are not remembered, those that ended only while they are among the last <see cref="MaxEnded"/>.
/// </summary>
sealed class ReportHistory
{
    public const int ReportsPerSensor = 4;

    const int MaxTracks = 1 << 16;
    const int MaxEnded = 1 << 10;

    readonly Dictionary<ulong, Entry> _entries = [];
    readonly Dictionary<ulong, Track> _ended = [];
    readonly Queue<ulong> _endedInOrder = [];

    /// <summary>A report that a track used.</summary>
    /// <param name="Time">Its time of applicability.</param>
    public readonly record struct Past(SourceId Source, ushort Sensor, LogPosition Position, Instant Time);

    public void Apply(ReadOnlySpan<PictureDelta> deltas)
    {
        foreach (ref readonly PictureDelta delta in deltas)
        {
            if (!_entries.TryGetValue(delta.Track.Id, out Entry? entry))
            {
                if (_entries.Count == MaxTracks) continue;
                _entries[delta.Track.Id] = entry = new Entry();
            }

            entry.Note(delta.Track);
            if (delta.Track.Status == TrackStatus.Ended) End(delta.Track);
        }
    }

    /// <summary>The reports remembered of a track, in no particular order.</summary>
    public List<Past> Read(ulong trackId)
    {
        List<Past> past = [];
        if (_entries.TryGetValue(trackId, out Entry? entry)) entry.Read(past);
        return past;
    }

    /// <summary>The last value of a track that ended a short while ago.</summary>
    public bool TryGetEnded(ulong trackId, out Track last) => _ended.TryGetValue(trackId, out last);

    void End(in Track track)
    {
        _ended[track.Id] = track;
        _endedInOrder.Enqueue(track.Id);
        if (_endedInOrder.Count <= MaxEnded) return;
        ulong oldest = _endedInOrder.Dequeue();
        _ended.Remove(oldest);
        _entries.Remove(oldest);
    }

    sealed class Entry
    {
        readonly Past[] _past = new Past[Contributions.Capacity * ReportsPerSensor];
        readonly byte[] _counts = new byte[Contributions.Capacity];

        /// <summary>A sensor keeps its place among the contributions of a track until another takes it.</summary>
        public void Note(in Track track)
        {
            for (int i = 0; i < track.ContributionCount; i++)
            {
                ref readonly Contribution now = ref track.Contributions[i];
                Span<Past> past = _past.AsSpan(i * ReportsPerSensor, ReportsPerSensor);
                ref byte count = ref _counts[i];
                Past last = count == 0 ? default : past[(count - 1) % ReportsPerSensor];
                bool isSameSensor = count > 0 && last.Source == now.Source && last.Sensor == now.Sensor;
                if (isSameSensor && last.Position == now.Position) continue;
                if (!isSameSensor) count = 0;
                past[count++ % ReportsPerSensor] = new Past(now.Source, now.Sensor, now.Position, now.Last);
                if (count == 2 * ReportsPerSensor) count = ReportsPerSensor;
            }
        }

        public void Read(List<Past> past)
        {
            for (int i = 0; i < _counts.Length; i++) past.AddRange(_past.AsSpan(i * ReportsPerSensor, Math.Min((int)_counts[i], ReportsPerSensor)));
        }
    }
}
