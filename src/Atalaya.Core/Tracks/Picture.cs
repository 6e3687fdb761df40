using System.Runtime.InteropServices;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Core.Tracks;

/// <summary>All tracks at the end of a tick. A snapshot with the deltas after it gives any later picture.</summary>
public sealed class Picture
{
    /// <summary>Of the layout of <see cref="TrackBytes"/>.</summary>
    const int StateVersion = 4;

    readonly Dictionary<ulong, int> _indexes = [];
    readonly List<Track> _tracks = [];

    /// <summary>The last delta applied; 0 = none yet.</summary>
    public long Sequence { get; private set; }

    public Tick Tick { get; private set; }

    /// <summary>In no particular order; valid until the next <see cref="Apply"/>.</summary>
    public ReadOnlySpan<Track> Tracks => CollectionsMarshal.AsSpan(_tracks);

    public int Count => _tracks.Count;

    public bool TryGet(ulong id, out Track track)
    {
        if (_indexes.TryGetValue(id, out int index))
        {
            track = _tracks[index];
            return true;
        }

        track = default;
        return false;
    }

    /// <summary>Applies the next delta; throws if it is not the next.</summary>
    public void Apply(in PictureDelta delta)
    {
        if (delta.Sequence != Sequence + 1) throw new InvalidOperationException($"picture: delta {delta.Sequence} does not follow {Sequence}");
        Sequence = delta.Sequence;
        Tick = delta.Tick;
        if (delta.Track.Status == TrackStatus.Ended) Remove(delta.Track.Id);
        else Set(delta.Track);
    }

    /// <summary>Notes that time has passed without a change.</summary>
    public void AdvanceTo(Tick tick) => Tick = tick;

    public void CopyFrom(Picture other)
    {
        _indexes.Clear();
        _tracks.Clear();
        foreach (ref readonly Track track in other.Tracks) Set(track);
        Sequence = other.Sequence;
        Tick = other.Tick;
    }

    /// <summary>The tracks ordered by id: a new array.</summary>
    public Track[] ToOrderedArray()
    {
        Track[] tracks = [.. _tracks];
        Array.Sort(tracks, static (left, right) => left.Id.CompareTo(right.Id));
        return tracks;
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("PICT", StateVersion);
        writer.Write(Sequence);
        writer.Write(Tick.Number);
        Track[] tracks = ToOrderedArray();
        writer.Write(tracks.Length);
        foreach (ref readonly Track track in tracks.AsSpan()) TrackBytes.Write(writer, track);
    }

    public void Load(ref StateReader reader)
    {
        if (reader.Tag("PICT", StateVersion) < StateVersion) throw new InvalidDataException("state: a picture of an earlier layout");
        _indexes.Clear();
        _tracks.Clear();
        Sequence = reader.ReadInt64();
        Tick = new Tick(reader.ReadInt64());
        int count = reader.ReadCount(TrackBytes.MinimumLength);
        for (int i = 0; i < count; i++) Set(TrackBytes.Read(ref reader));
    }

    void Set(in Track track)
    {
        ref int index = ref CollectionsMarshal.GetValueRefOrAddDefault(_indexes, track.Id, out bool exists);
        if (exists)
        {
            _tracks[index] = track;
            return;
        }

        index = _tracks.Count;
        _tracks.Add(track);
    }

    void Remove(ulong id)
    {
        if (!_indexes.Remove(id, out int index)) return;
        int last = _tracks.Count - 1;
        if (index != last)
        {
            _tracks[index] = _tracks[last];
            _indexes[_tracks[index].Id] = index;
        }

        _tracks.RemoveAt(last);
    }
}
