using Atalaya.Core.Frames;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Living;

namespace Atalaya.Fusion;

/// <summary>
/// Owns the tracks of its part of the earth: a deterministic state machine with a single writer. Columns by slot, no object per track;
/// while a tick gates, any sector may read any other, afterwards only the owner writes.
/// </summary>
public sealed class Sector
{
    public const int ProvenancesPerTrack = 32;

    readonly Dictionary<int, int> _cellHeads = [];
    int[] _freeSlots = new int[16];
    int _freeCount;
    int _capacity;
    int[] _nextInCell = [], _previousInCell = [];

    internal Sector(int number) => Number = number;

    public int Number { get; }

    /// <summary>Living tracks.</summary>
    public int Count { get; private set; }

    /// <summary>Slots ever used: those beyond are empty.</summary>
    internal int SlotCount { get; private set; }

    /// <summary>The published form; place, velocity and heights are filled in when it is read.</summary>
    internal Track[] Tracks = [];

    internal TrackMotion[] Motions = [];
    internal TrackLife[] Lives = [];

    /// <summary>When time alone may next change a track, nanoseconds; MaxValue = never, and for empty slots.</summary>
    internal long[] Due = [];

    /// <summary>Cell of the index; -1 = not indexed.</summary>
    internal int[] Cells = [];

    /// <summary>Set while the slot stands in <see cref="Changed"/>, <see cref="Moved"/> or <see cref="Ending"/> of this tick.</summary>
    internal SlotMarks[] Marks = [];

    /// <summary>Where <see cref="Associating.CodeTable"/> counts the track's code; -1 = nowhere.</summary>
    internal int[] CountedCodes = [];

    internal TrackerCounters Counters;

    Provenance[] _provenances = [];

    internal readonly SlotList Changed = new(), Moved = new(), Ending = new();

    /// <summary>Numbers of reports that came from where their track cannot be; complements: fitting ones of tracks that are suspected.</summary>
    internal readonly SlotList Strays = new();

    /// <summary>Sensors (source × 65536 + sensor), once for each radial velocity that fitted a track well known, or did not.</summary>
    internal readonly SlotList RadialsRight = new(), RadialsWrong = new();

    /// <summary>Tracks found to be of the same object as another (<see cref="Merging.TwinSearch"/>).</summary>
    internal readonly SlotList Merging = new();

    internal int Add(in Track track, in TrackMotion motion, in TrackLife life)
    {
        if (_freeCount == 0 && SlotCount == _capacity) Grow();
        int slot = _freeCount > 0 ? _freeSlots[--_freeCount] : SlotCount++;
        Tracks[slot] = track;
        Motions[slot] = motion;
        Lives[slot] = life;
        Due[slot] = long.MaxValue;
        Cells[slot] = CountedCodes[slot] = -1;
        Marks[slot] = SlotMarks.None;
        Count++;
        return slot;
    }

    internal void Remove(int slot)
    {
        Unindex(slot);
        Tracks[slot] = default;
        Due[slot] = long.MaxValue;
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

    internal void MarkChanged(int slot) => Mark(slot, SlotMarks.Changed, Changed);

    /// <summary>Enters the track in the cell of its indexed place.</summary>
    internal void Index(int slot, int cell)
    {
        Unindex(slot);
        Cells[slot] = cell;
        int head = _cellHeads.TryGetValue(cell, out int first) ? first : -1;
        _nextInCell[slot] = head;
        _previousInCell[slot] = -1;
        if (head >= 0) _previousInCell[head] = slot;
        _cellHeads[cell] = slot;
    }

    internal void Unindex(int slot)
    {
        int cell = Cells[slot];
        if (cell < 0) return;
        Cells[slot] = -1;
        int next = _nextInCell[slot], previous = _previousInCell[slot];
        if (next >= 0) _previousInCell[next] = previous;
        if (previous >= 0) _nextInCell[previous] = next;
        else if (next >= 0) _cellHeads[cell] = next;
        else _cellHeads.Remove(cell);
    }

    /// <summary>The first track in a cell, -1 = none; in no order that may decide anything.</summary>
    internal int FirstIn(int cell) => _cellHeads.TryGetValue(cell, out int slot) ? slot : -1;

    internal int NextIn(int slot) => _nextInCell[slot];

    internal void AddProvenance(int slot, in Provenance provenance)
    {
        ref TrackLife life = ref Lives[slot];
        _provenances[slot * ProvenancesPerTrack + life.ProvenanceNext] = provenance;
        life.ProvenanceNext = (byte)((life.ProvenanceNext + 1) % ProvenancesPerTrack);
        if (life.ProvenanceCount < ProvenancesPerTrack) life.ProvenanceCount++;
    }

    /// <summary>Newest first.</summary>
    internal int CopyProvenances(int slot, Span<Provenance> destination)
    {
        ref readonly TrackLife life = ref Lives[slot];
        int count = Math.Min(life.ProvenanceCount, destination.Length);
        for (int i = 0; i < count; i++)
            destination[i] = _provenances[slot * ProvenancesPerTrack + (life.ProvenanceNext + ProvenancesPerTrack - 1 - i) % ProvenancesPerTrack];
        return count;
    }

    /// <summary>Copies a track of another sector with all that belongs to it and returns its slot here; the caller removes it there.</summary>
    internal int Take(Sector from, int slot)
    {
        int here = Add(from.Tracks[slot], from.Motions[slot], from.Lives[slot]);
        Due[here] = from.Due[slot];
        CountedCodes[here] = from.CountedCodes[slot];
        from._provenances.AsSpan(slot * ProvenancesPerTrack, ProvenancesPerTrack).CopyTo(_provenances.AsSpan(here * ProvenancesPerTrack));
        return here;
    }

    internal void BeginTick()
    {
        Clear(Changed);
        Clear(Moved);
        Clear(Ending);
        Strays.Clear();
        RadialsRight.Clear();
        RadialsWrong.Clear();
        Merging.Clear();
    }

    internal void Clear()
    {
        _cellHeads.Clear();
        Changed.Clear();
        Moved.Clear();
        Ending.Clear();
        Strays.Clear();
        RadialsRight.Clear();
        RadialsWrong.Clear();
        Merging.Clear();
        Array.Clear(Tracks);
        Array.Clear(Marks);
        Array.Fill(Due, long.MaxValue);
        Array.Fill(Cells, -1);
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
        _capacity = Math.Max(64, 2 * _capacity);
        Array.Resize(ref Tracks, _capacity);
        Array.Resize(ref Motions, _capacity);
        Array.Resize(ref Lives, _capacity);
        Array.Resize(ref Due, _capacity);
        Array.Resize(ref Cells, _capacity);
        Array.Resize(ref CountedCodes, _capacity);
        Array.Resize(ref Marks, _capacity);
        Array.Resize(ref _nextInCell, _capacity);
        Array.Resize(ref _previousInCell, _capacity);
        Array.Resize(ref _provenances, _capacity * ProvenancesPerTrack);
    }
}
