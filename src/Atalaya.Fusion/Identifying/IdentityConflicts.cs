using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Associating;
using Atalaya.Fusion.Living;
using Atalaya.Fusion.Measuring;
using Atalaya.Fusion.Running;

namespace Atalaya.Fusion.Identifying;

/// <summary>
/// Objects under one key. Positions where a track's object cannot be (<see cref="StrayTest"/>) touch nothing of the track; some that fit each
/// other begin a second track with the same key. Then it is decided whether two objects use the key, by the likelihood of the order in which
/// the two places were heard, or one object jumped. Serial, in the order of the reports.
/// </summary>
sealed class IdentityConflicts(TrackerOptions options, TickReports reports, Gate gate, IdentityDirectory directory, TrackStarter starter, Sector[] sectors)
{
    /// <summary>Second places remembered at once; with more the oldest is forgotten.</summary>
    public const int MaxSuspicions = 1024;

    /// <summary>
    /// Probability that a position is the first after a jump (a receiver restarted, its clock or its satellite navigation came back): rarer
    /// than once in hours of reports. And that a key is shared, beside that of a jump: copied keys are as rare as jumps.
    /// </summary>
    const double JumpProbability = 1e-4, SharedPrior = 1e-4;

    /// <summary>Two objects are stated when they are ten times as likely as one that jumps.</summary>
    const double LogOdds = 2.3;

    /// <summary>
    /// The old place is given up after so many of its intervals without a report while the new one is heard: reports at random times leave
    /// such a gap once in e⁷ = 1,100.
    /// </summary>
    const double SilentIntervals = 7;

    /// <summary>
    /// Second places of one track: more than objects can be told apart, because garbled positions take some. One is kept for so many
    /// intervals, or places that a number has by the hundred would drive each other out for ever.
    /// </summary>
    const int PlacesPerTrack = 8, KeptIntervals = 5;

    const int MaxCounted = 1000;

    readonly StrayTest _test = new(options, gate);
    readonly List<Suspicion> _suspicions = [];
    readonly List<int> _noted = [];

    /// <summary>Tracks begun and conflicts stated by the last <see cref="Settle"/>.</summary>
    public int Begun { get; private set; }

    public int Stated { get; private set; }

    /// <summary>
    /// True if the report is not the track's. Touches that track's sector only; what it notes is settled later.
    /// </summary>
    public bool IsStray(Sector sector, int slot, int index)
    {
        bool stray = _test.IsStray(sector, slot, reports[index], reports.Times[index], out PositionMeasurement place);
        if (StatedPlaces.IsRefused(sector, slot, reports[index], place, reports.Times[index])) return false;
        if (stray) sector.Strays.Add(index);
        else if (sector.Lives[slot].IsSuspected && place.Ecef != default) sector.Strays.Add(~index);
        return stray;
    }

    /// <param name="room">Tracks that may still begin.</param>
    public void Settle(int room)
    {
        (Begun, Stated) = (0, 0);
        _noted.Clear();
        foreach (Sector sector in sectors)
            foreach (int index in sector.Strays.Slots) _noted.Add(index);
        _noted.Sort(static (left, right) => Number(left).CompareTo(Number(right)));
        foreach (int note in _noted)
        {
            int index = Number(note);
            if (IsLiving(reports.Targets[index], out _)) Take(index, note >= 0, room);
        }

        for (int i = _suspicions.Count - 1; i >= 0; i--)
            if (IsOver(_suspicions[i])) Forget(i);
    }

    static int Number(int note) => note >= 0 ? note : ~note;

    void Take(int index, bool stray, int room)
    {
        TrackHandle handle = reports.Targets[index];
        ulong id = sectors[handle.Sector].Tracks[handle.Slot].Id;
        if (!stray)
        {
            for (int i = Last(id); i >= 0 && _suspicions[i].TrackId == id; i--)
                if (reports.Times[index] > _suspicions[i].Since) Return(i, !reports[index].Has(ReportFlags.SelfReported));
            return;
        }

        sectors[handle.Sector].Counters.Outliers++;
        if (!gate.TryPlace(reports[index], out PositionMeasurement place)) return;
        int at = Note(handle, place, reports.Times[index]);
        if (at < 0) return;
        Suspicion suspicion = _suspicions[at];
        if (reports[index].Has(ReportFlags.SelfReported)) suspicion.SaidThere = true;
        else suspicion.MeasuredThere++;
        _suspicions[at] = suspicion;
        if (suspicion.There < options.OutlierRepeats || suspicion.DoubleId != 0 || Begun >= room) return;
        suspicion.DoubleId = BeginDouble(index, place);
        _suspicions[at] = suspicion;
        if (suspicion.DoubleId == 0) return;
        if (!suspicion.SaidThere && suspicion.MeasuredThere >= 2) ExchangePlaces(handle, reports.Targets[index]);
        Judge(at);
    }

    /// <summary>Each goes on where the other was.</summary>
    /// <remarks>
    /// What sensors measure is there. Where an object says of itself that it is elsewhere (jammed or false satellite navigation), its track
    /// stays with what is measured, and the track that began goes with what is said.
    /// </remarks>
    public void ExchangePlaces(TrackHandle handle, TrackHandle begun)
    {
        (Sector sector, Sector other) = (sectors[handle.Sector], sectors[begun.Sector]);
        (sector.Motions[handle.Slot], other.Motions[begun.Slot]) = (other.Motions[begun.Slot], sector.Motions[handle.Slot]);
        ref Track track = ref sector.Tracks[handle.Slot];
        ref Track its = ref other.Tracks[begun.Slot];
        (track.LastPositionTime, its.LastPositionTime) = (its.LastPositionTime, track.LastPositionTime);
        (sector.Lives[handle.Slot].Path, other.Lives[begun.Slot].Path) = (other.Lives[begun.Slot].Path, sector.Lives[handle.Slot].Path);
        sector.Mark(handle.Slot, SlotMarks.Moved, sector.Moved);
        other.Mark(begun.Slot, SlotMarks.Moved, other.Moved);
        sector.MarkChanged(handle.Slot);
        TrackAgeing.SetDue(sector, handle.Slot, options);
        TrackAgeing.SetDue(other, begun.Slot, options);
    }

    /// <summary>Adds a position to the second place that it may follow, or begins another; a track has few of them, of which the oldest goes.</summary>
    /// <returns>-1: there are too many that were heard of late.</returns>
    int Note(TrackHandle handle, in PositionMeasurement place, Instant time)
    {
        ref readonly Track track = ref sectors[handle.Sector].Tracks[handle.Slot];
        int last = Last(track.Id), oldest = last, count = 0;
        for (int i = last; i >= 0 && _suspicions[i].TrackId == track.Id; i--, count++)
        {
            Suspicion known = _suspicions[i];
            if (known.Last <= _suspicions[oldest].Last) oldest = i;
            if (!StrayTest.MayBeOne(track.Domain, known.Ecef, place, time.SecondsSince(known.Last))) continue;
            known.Add(place, time);
            _suspicions[i] = known;
            return i;
        }

        Suspicion begun = new() { TrackId = track.Id };
        begun.Begin(place, time);
        if (count >= PlacesPerTrack)
        {
            if (time.SecondsSince(_suspicions[oldest].Last) < KeptIntervals * sectors[handle.Sector].Lives[handle.Slot].IntervalSeconds) return -1;
            Forget(oldest);
        }
        else if (_suspicions.Count == MaxSuspicions) Forget(Oldest());

        int at = Last(track.Id) + 1;
        _suspicions.Insert(at, begun);
        sectors[handle.Sector].Lives[handle.Slot].IsSuspected = true;
        return at;
    }

    ulong BeginDouble(int index, in PositionMeasurement place)
    {
        if (directory.Holders(reports[index].Identity).Count >= KeyHolders.Capacity) return 0;
        TrackHandle handle = starter.Start(reports[index], true, place, reports.Times[index], 0, reports.Now, sharesKeys: true);
        if (handle.IsNone) return 0;
        reports.Targets[index] = handle;
        Begun++;
        return sectors[handle.Sector].Tracks[handle.Slot].Id;
    }

    void Return(int at, bool isMeasured)
    {
        Suspicion suspicion = _suspicions[at];
        if (isMeasured) suspicion.MeasuredThere = 0;
        if (suspicion.DoubleId != 0 && TryDouble(suspicion, out _, out Track other) && other.LastPositionTime > suspicion.Last)
        {
            suspicion.There++;
            suspicion.WasThere = true;
            suspicion.Last = other.LastPositionTime;
        }

        suspicion.Return();
        _suspicions[at] = suspicion;
        Judge(at);
    }

    /// <summary>
    /// One object that jumps: a factor <see cref="JumpProbability"/> each time the place changes. Two objects: an unknown share of the
    /// reports is of each, and the probability of an order in which h are of one and t of the other is h!·t!/(h + t + 1)! (rule of succession).
    /// </summary>
    void Judge(int at)
    {
        Suspicion suspicion = _suspicions[at];
        if (suspicion.DoubleId == 0 || !TryDouble(suspicion, out TrackHandle handle, out _)) return;
        if (LogLikelihoodOfTwo(suspicion) < LogOdds) return;
        if (!directory.TryFindTrack(suspicion.TrackId, out TrackHandle first)) return;
        SetConflict(first, true);
        SetConflict(handle, true);
        Stated++;
        Forget(at);
    }

    static double LogLikelihoodOfTwo(in Suspicion suspicion)
    {
        int here = Math.Min(suspicion.Here, MaxCounted), there = Math.Min(suspicion.There, MaxCounted);
        double orders = here + there + 1;
        for (int i = 1; i <= Math.Min(here, there); i++) orders *= (Math.Max(here, there) + i) / (double)i;
        return StableMath.Log(SharedPrior) - suspicion.Switches * StableMath.Log(JumpProbability) - StableMath.Log(orders);
    }

    void SetConflict(TrackHandle handle, bool value)
    {
        Sector sector = sectors[handle.Sector];
        if (sector.Tracks[handle.Slot].IdentityConflict == value) return;
        sector.Tracks[handle.Slot].IdentityConflict = value;
        sector.MarkChanged(handle.Slot);
    }

    /// <summary>Takes the keys from a track that ends. A conflict ends with it where one track remains, and a track that nobody heard again has jumped to its double.</summary>
    public void Release(Sector sector, int slot)
    {
        ref Track track = ref sector.Tracks[slot];
        directory.RemoveKeys(track.Id, track.Identity);
        if (!track.IdentityConflict && !sector.Lives[slot].IsSuspected) return;
        KeyHolders holders = directory.Holders(track.Identity);
        if (holders.Count != 1) return;
        if (track.IdentityConflict) SetConflict(holders[0].Handle, false);
        else if (track.MergedInto == 0) track.MergedInto = holders[0].TrackId;
    }

    /// <summary>True once nothing is left to decide.</summary>
    bool IsOver(in Suspicion suspicion)
    {
        if (!directory.TryFindTrack(suspicion.TrackId, out TrackHandle handle) || !IsLiving(handle, out Sector sector)) return true;
        ref readonly Track track = ref sector.Tracks[handle.Slot];
        if (suspicion.DoubleId == 0) return reports.Now.SecondsSince(suspicion.Last) > options.EndSeconds(track.Domain);
        if (!TryDouble(suspicion, out TrackHandle other, out Track found)) return true;
        double silent = found.LastPositionTime.SecondsSince(track.LastPositionTime);
        if (found.Status != TrackStatus.Confirmed || silent < SilentIntervals * sector.Lives[handle.Slot].IntervalSeconds) return false;
        Jump(handle, other);
        return true;
    }

    /// <summary>One object after all: its track goes on at the new place, and the track that began there ends in it.</summary>
    void Jump(TrackHandle handle, TrackHandle otherHandle)
    {
        (Sector sector, Sector other) = (sectors[handle.Sector], sectors[otherHandle.Sector]);
        TrackMerging.TakeMotion(sector, handle.Slot, other, otherHandle.Slot);
        TrackMerging.TakeOver(sector, handle.Slot, other, otherHandle.Slot);
        TrackMerging.End(other, otherHandle.Slot, sector.Tracks[handle.Slot].Id);
        TrackAgeing.SetDue(sector, handle.Slot, options);
    }

    bool TryDouble(in Suspicion suspicion, out TrackHandle handle, out Track track)
    {
        track = default;
        if (!directory.TryFindTrack(suspicion.DoubleId, out handle) || !IsLiving(handle, out Sector sector)) return false;
        track = sector.Tracks[handle.Slot];
        return true;
    }

    bool IsLiving(TrackHandle handle, out Sector sector)
    {
        sector = sectors[handle.Sector];
        return sector.Tracks[handle.Slot].Status != TrackStatus.Ended;
    }

    /// <summary>The last suspicion of a track or of one with a lower id; -1 = none.</summary>
    int Last(ulong trackId)
    {
        int low = 0, high = _suspicions.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_suspicions[middle].TrackId <= trackId) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }

    int Oldest()
    {
        int oldest = 0;
        for (int i = 1; i < _suspicions.Count; i++)
            if (_suspicions[i].Last < _suspicions[oldest].Last) oldest = i;
        return oldest;
    }

    void Forget(int at)
    {
        ulong id = _suspicions[at].TrackId;
        _suspicions.RemoveAt(at);
        int last = Last(id);
        bool isSuspected = last >= 0 && _suspicions[last].TrackId == id;
        if (directory.TryFindTrack(id, out TrackHandle handle)) sectors[handle.Sector].Lives[handle.Slot].IsSuspected = isSuspected;
    }

    public void Save(StateWriter writer)
    {
        writer.Write(_suspicions.Count);
        foreach (Suspicion suspicion in _suspicions) suspicion.Write(writer);
    }

    /// <summary>To be called when the tracks have been read.</summary>
    public void Load(ref StateReader reader)
    {
        _suspicions.Clear();
        int count = reader.ReadCount(62);
        for (int i = 0; i < count; i++)
        {
            Suspicion suspicion = Suspicion.Read(ref reader);
            if (!directory.TryFindTrack(suspicion.TrackId, out TrackHandle handle) || Last(suspicion.TrackId) != i - 1) throw new InvalidDataException("state: a second place of no track");
            _suspicions.Add(suspicion);
            sectors[handle.Sector].Lives[handle.Slot].IsSuspected = true;
        }
    }
}
