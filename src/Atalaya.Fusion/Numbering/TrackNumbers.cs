using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Fusion.Numbering;

/// <summary>
/// Short numbers of tracks. New ones come first, up to what four digits hold; then that which has been free for longest, if its track ended
/// long enough ago; then the rest of 16 bits. Serial, in the order of track ids.
/// </summary>
sealed class TrackNumbers(TrackerOptions options)
{
    const int MaxNumber = ushort.MaxValue;

    readonly Queue<Freed> _free = [];
    readonly List<Change> _changes = [];
    int _used;

    readonly record struct Freed(ushort Number, Instant Since);

    readonly record struct Change(ulong TrackId, TrackHandle Handle);

    /// <summary>Notes a changed track that may need a number or give one back.</summary>
    public void Consider(Sector sector, int slot)
    {
        ref readonly Track track = ref sector.Tracks[slot];
        bool gives = track.Number != 0 && track.Status == TrackStatus.Ended;
        bool needs = track.Number == 0 && track.Status is TrackStatus.Confirmed or TrackStatus.Coasting;
        if (gives || needs) _changes.Add(new Change(track.Id, new TrackHandle(sector.Number, slot)));
    }

    /// <summary>An ended track still shows the number it gives back.</summary>
    public void Settle(Sector[] sectors, Instant now)
    {
        if (_changes.Count == 0) return;
        _changes.Sort(static (left, right) => left.TrackId.CompareTo(right.TrackId));
        foreach (Change change in _changes)
        {
            ref Track track = ref sectors[change.Handle.Sector].Tracks[change.Handle.Slot];
            if (track.Status == TrackStatus.Ended) _free.Enqueue(new Freed(track.Number, now));
            else track.Number = Next(now);
        }

        _changes.Clear();
    }

    ushort Next(Instant now)
    {
        if (_used < options.ShortTrackNumbers) return (ushort)++_used;
        if (_free.TryPeek(out Freed oldest) && now.SecondsSince(oldest.Since) >= options.NumberQuietSeconds) return _free.Dequeue().Number;
        return _used < MaxNumber ? (ushort)++_used : (ushort)0;
    }

    public void Save(StateWriter writer)
    {
        writer.Write(_used);
        writer.Write(_free.Count);
        foreach (Freed freed in _free)
        {
            writer.Write(freed.Number);
            writer.Write(freed.Since.UnixNanoseconds);
        }
    }

    public void Load(ref StateReader reader)
    {
        _free.Clear();
        _changes.Clear();
        _used = reader.ReadInt32();
        if (_used is < 0 or > MaxNumber) throw new InvalidDataException("state: more track numbers than there are");
        int count = reader.ReadCount(10);
        if (count > _used) throw new InvalidDataException("state: more free track numbers than were used");
        for (int i = 0; i < count; i++)
        {
            ushort number = reader.ReadUInt16();
            _free.Enqueue(new Freed(number, new Instant(reader.ReadInt64())));
        }
    }
}
