using Atalaya.Fusion.Running;
using Atalaya.Fusion.Sources;

namespace Atalaya.Fusion.Associating;

/// <summary>
/// Takes the plots that several tracks without identity claim: tracks and plots that hang together are given to one group, which keeps
/// the likeliest ways to share them, over turns if need be. What is too large or includes a known track is left to marginal probabilities.
/// </summary>
sealed class JointSharing(TrackerOptions options, TickReports reports, SourceTable sources, DetectionMap detections, Sector[] sectors, GroupTable groups, GroupTurns turns, GroupBranching branching)
{
    /// <summary>Plots of one sensor that a group takes in a tick.</summary>
    const int MostPlots = 16;

    readonly PlotComponents _components = new();
    readonly TrackHandle[] _handles = new TrackHandle[TrackGroup.MostTracks];
    readonly int[] _plots = new int[MostPlots];
    readonly double[] _scales = new double[MostPlots];

    /// <summary>Probability that a plot is a track's, by track and plot.</summary>
    readonly double[] _joint = new double[TrackGroup.MostTracks * MostPlots];

    readonly double[] _existences = new double[TrackGroup.MostTracks];
    int _plotCount, _handleCount;

    /// <param name="contested">Numbers of the updates that share a plot, or whose track is in a group, ascending.</param>
    /// <param name="plots">Numbers of the plots' reports.</param>
    public void Share(PlotSharing sharing, SlotList contested, ReadOnlySpan<int> plots)
    {
        _components.Find(contested, sharing, sectors, plots.Length, groups.NumberCount);
        for (int head = 0; head < contested.Count; head++)
            if (_components.IsHead(head) && !TryShare(sharing, contested, head, plots)) LeaveToOthers(sharing, contested, head);
    }

    bool TryShare(PlotSharing sharing, SlotList contested, int head, ReadOnlySpan<int> plots)
    {
        if (options.MostHypotheses < 2 || !TryCollect(sharing, contested, head) || _plotCount == 0) return false;
        TrackGroup group = groups.Gather(_handles.AsSpan(0, _handleCount));
        foreach (ref JointHypothesis hypothesis in group.Hypotheses.Items) ((Span<int>)hypothesis.Plots).Fill(-1);
        uint sensor = sharing.Updates[contested[head]].Sensor;
        ref readonly SourceState source = ref sources.Find(reports[plots[_plots[0]]]);
        double sameTurn = SourceTable.SameTurnSeconds(source);
        double detection = detections.Probability(source, false, sectors[group.Handles[0].Sector].Cells[group.Handles[0].Slot]);
        for (int i = 0; i < _plotCount; i++)
        {
            int index = plots[_plots[i]];
            turns.Prepare(group, sensor, source, detection, reports.Times[index]);
            branching.Add(group, _plots[i], index, sensor, _scales[i], sameTurn);
        }

        GroupEstimate.Set(group);
        GroupNames.Keep(group, sectors);
        Marginalise(group);
        for (int i = 0; i < _plotCount; i++)
            for (int track = 0; track < group.Count; track++) sharing.Explain(_plots[i], Conditional(track, i), _joint[track * MostPlots + i]);
        for (int at = head; at >= 0; at = _components.Next(at)) Weigh(sharing, ref sharing.Updates[contested[at]], group);
        return true;
    }

    /// <summary>Collects the tracks and plots of a component; false = too many, or not tracks for a group.</summary>
    bool TryCollect(PlotSharing sharing, SlotList contested, int head)
    {
        _plotCount = _handleCount = 0;
        bool fits = true, isGrouped = false;
        int likely = 0;
        for (int at = head; at >= 0 && fits; at = _components.Next(at))
        {
            ref readonly JointUpdate update = ref sharing.Updates[contested[at]];
            Sector sector = sectors[update.Handle.Sector];
            int number = sector.Lives[update.Handle.Slot].Group;
            isGrouped |= number != 0;
            if (sector.Tracks[update.Handle.Slot].Existence >= options.GroupExistence) likely++;
            fits = GroupTable.MayJoin(sector.Tracks[update.Handle.Slot]) && TryAdd(update.Handle);
            if (number != 0)
                foreach (TrackHandle other in groups[number - 1]!.Handles.AsSpan(0, groups[number - 1]!.Count)) fits &= TryAdd(other);
            foreach (ref readonly PlotClaim claim in sharing.Claims(update)) fits &= claim.Ratio <= 0 || TryAdd(claim);
        }

        // In the order of the plots, which is that of time.
        Array.Sort(_plots, _scales, 0, _plotCount);
        return fits && (isGrouped || (likely > 1 && !groups.IsFull));
    }

    bool TryAdd(TrackHandle handle)
    {
        if (_handles.AsSpan(0, _handleCount).Contains(handle)) return true;
        if (_handleCount == TrackGroup.MostTracks) return false;
        _handles[_handleCount++] = handle;
        return true;
    }

    bool TryAdd(in PlotClaim claim)
    {
        if (_plots.AsSpan(0, _plotCount).Contains(claim.Plot)) return true;
        if (_plotCount == MostPlots) return false;
        (_plots[_plotCount], _scales[_plotCount]) = (claim.Plot, claim.Scale);
        _plotCount++;
        return true;
    }

    void Marginalise(TrackGroup group)
    {
        Array.Clear(_joint);
        Array.Clear(_existences);
        double total = group.TotalScore();
        foreach (ref readonly JointHypothesis hypothesis in group.Hypotheses.Items)
        {
            double weight = group.Score(hypothesis) / total;
            for (int track = 0; track < group.Count; track++)
            {
                _existences[track] += weight * hypothesis.Existences[track];
                int plot = hypothesis.Plots[track] < 0 ? -1 : Array.IndexOf(_plots, hypothesis.Plots[track], 0, _plotCount);
                if (plot >= 0) _joint[track * MostPlots + plot] += weight;
            }
        }
    }

    /// <summary>Probability, given that the track exists, that this is its plot.</summary>
    double Conditional(int track, int plot) => _existences[track] > 0 ? Math.Min(1, _joint[track * MostPlots + plot] / _existences[track]) : 0;

    void Weigh(PlotSharing sharing, ref JointUpdate update, TrackGroup group)
    {
        int track = group.IndexOf(update.TrackId);
        update.Group = group;
        update.Member = track;
        update.Weight = 0;
        foreach (ref PlotClaim claim in sharing.ClaimsOf(update))
        {
            int plot = Array.IndexOf(_plots, claim.Plot, 0, _plotCount);
            claim.Weight = plot < 0 ? 0 : Conditional(track, plot);
            update.Weight += claim.Weight;
        }

        for (int i = update.FirstClaim; i < update.FirstClaim + update.ClaimCount; i++)
            if (sharing.Claim(i).Weight > sharing.Claim(update.Main).Weight) update.Main = i;
    }

    void LeaveToOthers(PlotSharing sharing, SlotList contested, int head)
    {
        for (int at = head; at >= 0; at = _components.Next(at))
        {
            TrackHandle handle = sharing.Updates[contested[at]].Handle;
            int number = sectors[handle.Sector].Lives[handle.Slot].Group;
            if (number != 0) groups.Dissolve(number - 1);
        }
    }
}
