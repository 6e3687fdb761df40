using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Identifying;
using Atalaya.Fusion.Living;

namespace Atalaya.Fusion.Associating;

/// <summary>All groups of tracks with joint hypotheses: how they form, join, and let their tracks go. Serial.</summary>
sealed class GroupTable(TrackerOptions options, IdentityDirectory directory, Sector[] sectors)
{
    /// <summary>More groups at a time are not formed: their plots are shared by marginal probabilities.</summary>
    const int MostGroups = 4096;

    readonly List<TrackGroup?> _groups = [];
    readonly Stack<int> _freeNumbers = [];
    readonly Stack<TrackGroup> _spare = [];
    readonly SpareArrays<LocalHypothesis> _spareLocals = new();
    readonly SpareArrays<JointHypothesis> _spareHypotheses = new();

    /// <summary>Let go in this tick, whose estimates may still be needed in it.</summary>
    readonly List<TrackGroup> _retired = [];

    /// <summary>Numbers ever used; some may be empty.</summary>
    public int NumberCount => _groups.Count;

    public bool IsFull => _groups.Count - _freeNumbers.Count >= MostGroups;

    public TrackGroup? this[int number] => _groups[number];

    /// <summary>The group of a track by <see cref="TrackLife.Group"/>.</summary>
    public TrackGroup Of(in TrackLife life) => _groups[life.Group - 1]!;

    /// <summary>True if the track is one that plots alone tell of.</summary>
    public static bool MayJoin(in Track track) => !track.Identity.HasKey && track.HasPosition && track.Status != TrackStatus.Ended;

    /// <summary>Finds the tracks anew where they are now; those that ended or became known leave.</summary>
    public void BeginTick()
    {
        foreach (TrackGroup group in _retired)
        {
            group.Clear();
            _spare.Push(group);
        }

        _retired.Clear();
        for (int number = 0; number < _groups.Count; number++)
        {
            if (_groups[number] is not { } group) continue;
            for (int i = group.Count - 1; i >= 0; i--)
            {
                if (IsThere(group, i) || directory.TryFindTrack(group.TrackIds[i], out group.Handles[i]))
                {
                    if (MayJoin(TrackOf(group, i))) continue;
                    LifeOf(group, i).Group = 0;
                }

                group.Remove(i);
            }

            if (group.Count < 2) Dissolve(number);
        }
    }

    /// <summary>One group of all these tracks and of those that are in groups with them.</summary>
    public TrackGroup Gather(ReadOnlySpan<TrackHandle> tracks)
    {
        int number = -1;
        foreach (TrackHandle handle in tracks)
        {
            int its = sectors[handle.Sector].Lives[handle.Slot].Group - 1;
            if (its < 0 || its == number) continue;
            if (number < 0) number = its;
            else Join(number, its);
        }

        if (number < 0) number = Create(sectors[tracks[0].Sector].Motions[tracks[0].Slot]);
        foreach (TrackHandle handle in tracks)
            if (sectors[handle.Sector].Lives[handle.Slot].Group == 0) Enter(number, handle);
        return _groups[number]!;
    }

    /// <summary>Lets all tracks go; each is where its own hypotheses have it.</summary>
    public void Dissolve(int number)
    {
        TrackGroup group = _groups[number]!;
        for (int i = group.Count - 1; i >= 0; i--) Release(group, i);
        Free(number);
    }

    /// <summary>After the end of a turn: what is settled goes, the rest is shown as it now is.</summary>
    public void Settle(int number, GroupReduction reduction)
    {
        TrackGroup group = _groups[number]!;
        for (int i = group.Count - 1; i >= 0 && group.Count > 1; i--)
        {
            if (!reduction.IsSettled(group, i) && ExistenceOf(group, i) >= options.EndExistence) continue;
            Release(group, i);
            group.Remove(i);
        }

        if (group.Count < 2)
        {
            Dissolve(number);
            return;
        }

        ref readonly TrackMotion first = ref group.Locals[group.Hypotheses[0].Locals[0]].Motion;
        TrackMotion anchor = first;
        anchor.Reanchor(options.ReanchorMeters);
        if (anchor.Frame.Origin != group.Frame.Origin) group.MoveTo(anchor.Frame);
        GroupEstimate.Set(group);
        GroupNames.Keep(group, sectors);
        for (int i = 0; i < group.Count; i++) Show(group, i);
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("FGRP", 2);
        List<TrackGroup> groups = [.. _groups.OfType<TrackGroup>().OrderBy(group => group.TrackIds[0])];
        writer.Write(groups.Count);
        foreach (TrackGroup group in groups) GroupState.Write(writer, group);
    }

    /// <summary>To be called when the tracks are there.</summary>
    public void Load(ref StateReader reader)
    {
        reader.Tag("FGRP", 2);
        _groups.Clear();
        _retired.Clear();
        _freeNumbers.Clear();
        int count = reader.ReadCount(64);
        for (int number = 0; number < count; number++)
        {
            TrackGroup group = new(_spareLocals, _spareHypotheses);
            GroupState.Read(ref reader, group);
            _groups.Add(group);
            for (int i = 0; i < group.Count; i++)
            {
                if (!directory.TryFindTrack(group.TrackIds[i], out group.Handles[i]) || LifeOf(group, i).Group != 0) throw new InvalidDataException("state: a group of tracks that are not there");
                LifeOf(group, i).Group = number + 1;
            }
        }
    }

    static double ExistenceOf(TrackGroup group, int track)
    {
        double sum = 0;
        foreach (ref readonly JointHypothesis hypothesis in group.Hypotheses.Items) sum += hypothesis.Weight * hypothesis.Existences[track];
        return sum;
    }

    int Create(in TrackMotion first)
    {
        TrackGroup group = _spare.TryPop(out TrackGroup? spare) ? spare : new TrackGroup(_spareLocals, _spareHypotheses);
        group.Frame = first.Frame;
        JointHypothesis only = default;
        only.Weight = 1;
        group.Hypotheses.Add(only);
        return Add(group);
    }

    int Add(TrackGroup group)
    {
        if (!_freeNumbers.TryPop(out int number))
        {
            number = _groups.Count;
            _groups.Add(null);
        }

        _groups[number] = group;
        return number;
    }

    void Free(int number)
    {
        _retired.Add(_groups[number]!);
        _groups[number] = null;
        _freeNumbers.Push(number);
    }

    void Enter(int number, TrackHandle handle)
    {
        TrackGroup group = _groups[number]!;
        Sector sector = sectors[handle.Sector];
        ref readonly Track track = ref sector.Tracks[handle.Slot];
        LocalHypothesis local = new() { Motion = sector.Motions[handle.Slot] };
        local.Motion.MoveTo(group.Frame);
        for (int i = 0; i < track.ContributionCount; i++)
            local.Seen.Note(((uint)track.Contributions[i].Source.Number << 16) | track.Contributions[i].Sensor, track.Contributions[i].Last);
        double existence = Math.Min(track.Existence, GroupedTrack.MostExistence) * (group.Turn.IsOpen ? options.SurvivalPerTurn : 1);
        foreach (ref JointHypothesis hypothesis in group.Hypotheses.Items)
        {
            hypothesis.Locals[group.Count] = group.Locals.Count;
            hypothesis.Existences[group.Count] = existence;
            hypothesis.Plots[group.Count] = -1;
        }

        group.Locals.Add(local);
        group.TrackIds[group.Count] = track.Id;
        group.Handles[group.Count] = handle;
        group.Count++;
        sector.Lives[handle.Slot].Group = number + 1;
    }

    /// <summary>Every hypothesis of one with every of the other; the likeliest stay.</summary>
    void Join(int number, int otherNumber)
    {
        TrackGroup group = _groups[number]!, other = _groups[otherNumber]!;
        AlignTurns(group, other);
        other.MoveTo(group.Frame);
        int offset = group.Locals.Count;
        foreach (ref readonly LocalHypothesis local in other.Locals.Items) group.Locals.Add(local);
        WorkList<JointHypothesis> joined = group.NextHypotheses();
        foreach (ref readonly JointHypothesis one in group.Hypotheses.Items)
            foreach (ref readonly JointHypothesis its in other.Hypotheses.Items)
            {
                JointHypothesis both = one;
                both.Weight *= its.Weight;
                for (int i = 0; i < other.Count; i++)
                    (both.Locals[group.Count + i], both.Existences[group.Count + i], both.Plots[group.Count + i]) = (its.Locals[i] + offset, its.Existences[i], -1);
                joined.Add(both);
            }

        group.SwapHypotheses();
        for (int i = 0; i < other.Count; i++)
        {
            (group.TrackIds[group.Count], group.Handles[group.Count]) = (other.TrackIds[i], other.Handles[i]);
            group.Count++;
            LifeOf(other, i).Group = number + 1;
        }

        GroupReduction.KeepLikeliest(group, 2 * options.MostHypotheses);
        Free(otherNumber);
    }

    /// <summary>Where one is in a turn, both are.</summary>
    void AlignTurns(TrackGroup group, TrackGroup other)
    {
        if (group.Turn.IsOpen != other.Turn.IsOpen)
        {
            TrackGroup late = group.Turn.IsOpen ? other : group;
            foreach (ref JointHypothesis hypothesis in late.Hypotheses.Items)
                for (int i = 0; i < late.Count; i++) hypothesis.Existences[i] *= options.SurvivalPerTurn;
        }

        if (other.Turn.IsOpen && !group.Turn.IsOpen) group.Turn = other.Turn;
    }

    void Release(TrackGroup group, int track)
    {
        GroupEstimate.SetOwn(group, track);
        ref TrackLife life = ref LifeOf(group, track);
        life.Group = 0;
        life.NextMiss = Instant.Max(life.NextMiss, group.Turn.End);
        Show(group, track);
        Sector sector = sectors[group.Handles[track].Sector];
        int slot = group.Handles[track].Slot;
        if (sector.Tracks[slot].Existence < options.EndExistence) sector.Due[slot] = 0; // ends where tracks age
    }

    void Show(TrackGroup group, int track)
    {
        Sector sector = sectors[group.Handles[track].Sector];
        int slot = group.Handles[track].Slot;
        sector.MarkChanged(slot);
        GroupedTrack.Move(sector, slot, group.Estimates[track]);
        GroupedTrack.Believe(ref sector.Tracks[slot], group.Existences[track], options);
        TrackAgeing.SetDue(sector, slot, options);
    }

    /// <summary>True if the track is where it was: an empty slot has no id.</summary>
    bool IsThere(TrackGroup group, int track) => TrackOf(group, track).Id == group.TrackIds[track];

    ref TrackLife LifeOf(TrackGroup group, int track) => ref sectors[group.Handles[track].Sector].Lives[group.Handles[track].Slot];

    ref readonly Track TrackOf(TrackGroup group, int track) => ref sectors[group.Handles[track].Sector].Tracks[group.Handles[track].Slot];
}
