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
    readonly Queue<ulong> _ended = [];

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
            if (delta.Track.Status == TrackStatus.Ended) End(entry, delta.Track);
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
    public bool TryGetEnded(ulong trackId, out Track last)
    {
        last = default;
        if (!_entries.TryGetValue(trackId, out Entry? entry) || entry.Ended is not { } ended) return false;
        last = ended;
        return true;
    }

    void End(Entry entry, in Track track)
    {
        entry.Ended = track;
        _ended.Enqueue(track.Id);
        if (_ended.Count <= MaxEnded) return;
        ulong oldest = _ended.Dequeue();
        if (_entries.TryGetValue(oldest, out Entry? candidate) && candidate.Ended is not null) _entries.Remove(oldest);
    }

    sealed class Entry
    {
        readonly Past[] _past = new Past[Contributions.Capacity * ReportsPerSensor];
        readonly byte[] _counts = new byte[Contributions.Capacity];
        Contributions _last;

        public Track? Ended { get; set; }

        /// <summary>A sensor keeps its place among the contributions of a track until another takes it.</summary>
        public void Note(in Track track)
        {
            for (int i = 0; i < track.ContributionCount; i++)
            {
                Contribution now = track.Contributions[i];
                if (now.Position == _last[i].Position && now.Source == _last[i].Source && now.Sensor == _last[i].Sensor) continue;
                if (now.Source != _last[i].Source || now.Sensor != _last[i].Sensor) _counts[i] = 0;
                _last[i] = now;
                _past[i * ReportsPerSensor + _counts[i]++ % ReportsPerSensor] = new Past(now.Source, now.Sensor, now.Position, now.Last);
                if (_counts[i] == 2 * ReportsPerSensor) _counts[i] = ReportsPerSensor;
            }
        }

        public void Read(List<Past> past)
        {
            for (int i = 0; i < _counts.Length; i++) past.AddRange(_past.AsSpan(i * ReportsPerSensor, Math.Min((int)_counts[i], ReportsPerSensor)));
        }
    }
}
