using System.Runtime.CompilerServices;
using Atalaya.Core.Frames;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Associating;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Living;
using Atalaya.Fusion.Partition;

namespace Atalaya.Fusion;

/// <summary>
/// Owns the tracks of its part of the earth: a deterministic state machine with a single writer. Columns by slot, no object per track;
/// while a tick gates, any sector may read any other, afterwards only the owner writes.
/// </summary>
public sealed class Sector
{
    public const int ProvenancesPerTrack = 32;

    readonly CellIndex _cells;
    int[] _freeSlots = new int[16];
    int _freeCount;
    int[] _previousInCell = [];

    internal Sector(int number, CellIndex cells) => (Number, _cells) = (number, cells);

    public int Number { get; }

    /// <summary>Living tracks.</summary>
    public int Count { get; private set; }

    /// <summary>Slots ever used: those beyond are empty.</summary>
    internal int SlotCount { get; private set; }

    /// <summary>The published form; place, velocity and heights are filled in when it is read.</summary>
    internal readonly Column<Track> Tracks = new();

    internal readonly Column<TrackMotion> Motions = new();
    internal readonly Column<TrackLife> Lives = new();

    /// <summary>Where tracks with a place may be; the lists of the index run through them.</summary>
    internal readonly Column<TrackReach> Reaches = new();

    /// <summary>When time alone may next change a track.</summary>
    internal readonly DueTimes Due = new();

    /// <summary>Cell of the index; -1 = not indexed.</summary>
    internal int[] Cells = [];

    /// <summary>Set while the slot stands in <see cref="Changed"/>, <see cref="Moved"/> or <see cref="Ending"/> of this tick.</summary>
    internal SlotMarks[] Marks = [];

    /// <summary>Where <see cref="Associating.CodeTable"/> counts the track's code; -1 = nowhere.</summary>
    internal int[] CountedCodes = [];

    internal TrackerCounters Counters;

    readonly Column<ProvenanceRing> _provenances = new();

    internal readonly SlotList Changed = new(), Moved = new(), Ending = new();

    /// <summary>Numbers of reports that came from where their track cannot be; complements: fitting ones of tracks that are suspected.</summary>
    internal readonly SlotList Strays = new();

    /// <summary>Numbers of reports that decide whether their track still has its object.</summary>
    internal readonly SlotList Undecided = new();

    /// <summary>Sensors (source × 65536 + sensor), once for each radial velocity that fitted a track well known, or did not.</summary>
    internal readonly SlotList RadialsRight = new(), RadialsWrong = new();

    /// <summary>Tracks found to be of the same object as another (<see cref="Merging.TwinSearch"/>).</summary>
    internal readonly SlotList Merging = new();

    [InlineArray(ProvenancesPerTrack)]
    struct ProvenanceRing
    {
        Provenance _first;
    }

    internal int Add(in Track track, in TrackMotion motion, in TrackLife life)
    {
        if (_freeCount == 0 && SlotCount == Tracks.Capacity) Grow();
        int slot = _freeCount > 0 ? _freeSlots[--_freeCount] : SlotCount++;
        Tracks[slot] = track;
        Motions[slot] = motion;
        Lives[slot] = life;
        Due[slot] = DueTimes.Never;
        Cells[slot] = CountedCodes[slot] = -1;
        Marks[slot] = SlotMarks.None;
        Count++;
        return slot;
    }

    internal void Remove(int slot)
    {
        Unindex(slot);
        Tracks[slot] = default;
        Due[slot] = DueTimes.Never;
        if (_freeCount == _freeSlots.Length) Array.Resize(ref _freeSlots, 2 * _freeCount);
        _freeSlots[_freeCount++] = slot;
        Count--;
    }

    internal void Mark(int slot, SlotMarks mark, SlotList list)
    {
        if ((Marks[slot] & mark) != 0) return;
        Marks[slot] |= mark;
        list.Add(slot);
    }

    /// <summary>To be called when the track's motion or height changed.</summary>
    internal void SetReach(int slot, TrackerOptions options)
    {
        if (Tracks[slot].HasPosition) Reaches[slot].Set(Motions[slot], Lives[slot], options);
    }

    internal void MarkChanged(int slot) => Mark(slot, SlotMarks.Changed, Changed);

    /// <summary>Enters the track in the cell of its indexed place.</summary>
    internal void Index(int slot, int cell)
    {
        Unindex(slot);
        Cells[slot] = cell;
        if (_cells.TryAdd(cell, new TrackHandle(Number, slot))) return;
        TrackHandle first = _cells.FirstOfRest(cell);
        Reaches[slot].Next = first.IsNone ? -1 : first.Slot;
        _previousInCell[slot] = -1;
        if (!first.IsNone) _previousInCell[first.Slot] = slot;
        _cells.SetFirstOfRest(cell, new TrackHandle(Number, slot));
    }

    internal void Unindex(int slot)
    {
        int cell = Cells[slot];
        if (cell < 0) return;
        Cells[slot] = -1;
        if (_cells.TryRemove(cell, new TrackHandle(Number, slot))) return;
        int next = Reaches[slot].Next, previous = _previousInCell[slot];
        if (next >= 0) _previousInCell[next] = previous;
        if (previous >= 0) Reaches[previous].Next = next;
        else _cells.SetFirstOfRest(cell, next >= 0 ? new TrackHandle(Number, next) : TrackHandle.None);
    }

    /// <summary>Starts to fetch what is believed of the track.</summary>
    internal void PrefetchStates(int slot)
    {
        Motions.Prefetch(slot);
        Tracks.Prefetch(slot);
        Lives.Prefetch(slot);
    }

    /// <summary>Starts to fetch what an update of the track will need.</summary>
    internal void Prefetch(int slot)
    {
        PrefetchStates(slot);
        Reaches.Prefetch(slot);
    }

    internal void AddProvenance(int slot, in Provenance provenance)
    {
        ref TrackLife life = ref Lives[slot];
        _provenances[slot][life.ProvenanceNext] = provenance;
        life.ProvenanceNext = (byte)((life.ProvenanceNext + 1) % ProvenancesPerTrack);
        if (life.ProvenanceCount < ProvenancesPerTrack) life.ProvenanceCount++;
    }

    /// <summary>Newest first.</summary>
    internal int CopyProvenances(int slot, Span<Provenance> destination)
    {
        ref readonly TrackLife life = ref Lives[slot];
        int count = Math.Min(life.ProvenanceCount, destination.Length);
        for (int i = 0; i < count; i++)
            destination[i] = _provenances[slot][(life.ProvenanceNext + ProvenancesPerTrack - 1 - i) % ProvenancesPerTrack];
        return count;
    }

    /// <summary>Copies a track of another sector with all that belongs to it and returns its slot here; the caller removes it there.</summary>
    internal int Take(Sector from, int slot)
    {
        int here = Add(from.Tracks[slot], from.Motions[slot], from.Lives[slot]);
        Reaches[here] = from.Reaches[slot];
        Due[here] = from.Due[slot];
        CountedCodes[here] = from.CountedCodes[slot];
        _provenances[here] = from._provenances[slot];
        return here;
    }

    internal void BeginTick()
    {
        Clear(Changed);
        Clear(Moved);
        Clear(Ending);
        Strays.Clear();
        Undecided.Clear();
        RadialsRight.Clear();
        RadialsWrong.Clear();
        Merging.Clear();
    }

    internal void Clear()
    {
        Changed.Clear();
        Moved.Clear();
        Ending.Clear();
        Strays.Clear();
        Undecided.Clear();
        RadialsRight.Clear();
        RadialsWrong.Clear();
        Merging.Clear();
        Tracks.Clear();
        Motions.Clear();
        Lives.Clear();
        Reaches.Clear();
        _provenances.Clear();
        Due.Clear();
        Cells = CountedCodes = _previousInCell = [];
        Marks = [];
        SlotCount = Count = _freeCount = 0;
        Counters = default;
    }

    void Clear(SlotList list)
    {
        foreach (int slot in list.Slots) Marks[slot] = SlotMarks.None;
        list.Clear();
    }

    void Grow()
    {
        Tracks.Grow();
        Motions.Grow();
        Lives.Grow();
        Reaches.Grow();
        _provenances.Grow();
        if (Tracks.Capacity <= Cells.Length) return;
        int capacity = 2 * Tracks.Capacity;
        Due.Grow(capacity);
        Array.Resize(ref Cells, capacity);
        Array.Resize(ref CountedCodes, capacity);
        Array.Resize(ref Marks, capacity);
        Array.Resize(ref _previousInCell, capacity);
    }
}
