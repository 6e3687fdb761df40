using System.Runtime.InteropServices;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Server.Web;

/// <summary>The picture as the web reads it: a copy kept by deltas, so that readers never hold up the flow for longer than one copy.</summary>
sealed class LivePicture
{
    /// <summary>Ended tracks remembered; a client further behind gets a snapshot.</summary>
    const int MaxEnded = 1 << 13;

    readonly Lock _lock = new();
    readonly Dictionary<ulong, int> _indexes = [];
    readonly List<Entry> _entries = [];
    readonly Queue<EndedEntry> _ended = [];
    long _sequence;
    long _firstEndedSequence;
    int _generation;
    Tick _tick;

    public readonly record struct Entry(long Sequence, Track Track);

    readonly record struct EndedEntry(long Sequence, Track Last, bool WasConfirmed);

    /// <summary>Receives one consistent view: every track, then every ended id since a sequence. Sequences of different generations have nothing to do with each other.</summary>
    public interface IReader
    {
        void Begin(Tick tick, long sequence, int generation, bool endedIsComplete);
        void Track(long sequence, in Track track);

        /// <summary>The last value of a track that has ended; one that was never confirmed is not worth a word.</summary>
        void Ended(in Track last, bool wasConfirmed);
    }

    public void Load(Picture picture)
    {
        lock (_lock)
        {
            _indexes.Clear();
            _entries.Clear();
            _ended.Clear();
            _generation++;
            foreach (ref readonly Track track in picture.Tracks) Set(picture.Sequence, track);
            _sequence = picture.Sequence;
            _firstEndedSequence = picture.Sequence;
            _tick = picture.Tick;
        }
    }

    public void Apply(Tick tick, ReadOnlySpan<PictureDelta> deltas)
    {
        lock (_lock)
        {
            _tick = tick;
            foreach (ref readonly PictureDelta delta in deltas)
            {
                _sequence = delta.Sequence;
                if (delta.Track.Status == TrackStatus.Ended) Remove(delta.Sequence, delta.Track);
                else Set(delta.Sequence, delta.Track);
            }
        }
    }

    /// <summary>Shows the reader the whole picture and what ended after <paramref name="since"/>.</summary>
    public void Read(long since, IReader reader)
    {
        lock (_lock)
        {
            reader.Begin(_tick, _sequence, _generation, since >= _firstEndedSequence);
            foreach (ref readonly Entry entry in CollectionsMarshal.AsSpan(_entries)) reader.Track(entry.Sequence, entry.Track);
            foreach (EndedEntry entry in _ended)
                if (entry.Sequence > since) reader.Ended(entry.Last, entry.WasConfirmed);
        }
    }

    public (Tick Tick, Track[] Tracks) Snapshot()
    {
        lock (_lock)
        {
            Track[] tracks = new Track[_entries.Count];
            for (int i = 0; i < tracks.Length; i++) tracks[i] = _entries[i].Track;
            return (_tick, tracks);
        }
    }

    /// <summary>The short number of a track; 0 = it has none, or is not in the picture.</summary>
    public ushort NumberOf(ulong id)
    {
        lock (_lock) return _indexes.TryGetValue(id, out int index) ? _entries[index].Track.Number : (ushort)0;
    }

    public int Count
    {
        get
        {
            lock (_lock) return _entries.Count;
        }
    }

    void Set(long sequence, in Track track)
    {
        ref int index = ref CollectionsMarshal.GetValueRefOrAddDefault(_indexes, track.Id, out bool exists);
        if (exists)
        {
            _entries[index] = new Entry(sequence, track);
            return;
        }

        index = _entries.Count;
        _entries.Add(new Entry(sequence, track));
    }

    void Remove(long sequence, in Track track)
    {
        bool wasKnown = _indexes.Remove(track.Id, out int index);
        bool wasConfirmed = wasKnown && _entries[index].Track.Status is (TrackStatus.Confirmed or TrackStatus.Coasting);
        _ended.Enqueue(new EndedEntry(sequence, track, wasConfirmed));
        if (_ended.Count > MaxEnded) _firstEndedSequence = _ended.Dequeue().Sequence;
        if (!wasKnown) return;
        int last = _entries.Count - 1;
        if (index != last)
        {
            _entries[index] = _entries[last];
            _indexes[_entries[index].Track.Id] = index;
        }

        _entries.RemoveAt(last);
    }
}
