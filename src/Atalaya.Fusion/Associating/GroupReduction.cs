using Atalaya.Core.Time;
using Atalaya.Fusion.Filtering;

namespace Atalaya.Fusion.Associating;

/// <summary>
/// Keeps a group's hypotheses few at the end of a turn: the unlikely go, and those that say the same become one. Two say the same too when
/// they differ only in which track is which: the places are those of one set, and which name is whose can no longer be told.
/// </summary>
sealed class GroupReduction(TrackerOptions options)
{
    /// <summary>Hypotheses differ in a track when its existence does by more than this; below the least it is gone, wherever.</summary>
    const double SameExistence = 0.1, LeastExistence = 0.01;

    /// <summary>States are the same when the sum of the squared differences of places and rates, each over its variance, is less.</summary>
    const double SameSquared = 1;

    public void Reduce(TrackGroup group)
    {
        Sort(group.Hypotheses.Items);
        WorkList<JointHypothesis> kept = group.NextHypotheses();
        double least = group.Hypotheses[0].Weight * options.LeastHypothesis;
        foreach (ref readonly JointHypothesis hypothesis in group.Hypotheses.Items)
        {
            if (hypothesis.Weight < least) break;
            int same = 0;
            while (same < kept.Count && !AreSame(group, kept[same], hypothesis)) same++;
            if (same < kept.Count) kept[same].Weight += hypothesis.Weight;
            else if (kept.Count < options.MostHypotheses) kept.Add(hypothesis);
        }

        group.SwapHypotheses();
        group.Normalise();
        group.Compact();
    }

    /// <summary>Leaves so many at most.</summary>
    public static void KeepLikeliest(TrackGroup group, int most)
    {
        Sort(group.Hypotheses.Items);
        group.Hypotheses.Truncate(most);
        group.Normalise();
    }

    /// <summary>Insertion, which leaves equals in their order: there are few and they are nearly in order.</summary>
    static void Sort(Span<JointHypothesis> hypotheses)
    {
        for (int i = 1; i < hypotheses.Length; i++)
        {
            JointHypothesis moved = hypotheses[i];
            int place = i;
            for (; place > 0 && hypotheses[place - 1].Weight < moved.Weight; place--) hypotheses[place] = hypotheses[place - 1];
            hypotheses[place] = moved;
        }
    }

    static bool AreSame(TrackGroup group, in JointHypothesis one, in JointHypothesis other)
    {
        Span<bool> used = stackalloc bool[TrackGroup.MostTracks];
        used.Clear();
        for (int i = 0; i < group.Count; i++)
        {
            // Its own counterpart first: then names stay.
            int match = -1;
            for (int step = 0; step < group.Count && match < 0; step++)
            {
                int j = (i + step) % group.Count;
                if (!used[j] && AreSame(group, one, i, other, j)) match = j;
            }

            if (match < 0) return false;
            used[match] = true;
        }

        return true;
    }

    static bool AreSame(TrackGroup group, in JointHypothesis one, int i, in JointHypothesis other, int j)
    {
        double existence = one.Existences[i], its = other.Existences[j];
        if (existence < LeastExistence && its < LeastExistence) return true;
        return Math.Abs(existence - its) <= SameExistence && SquaredDistance(group.Locals[one.Locals[i]].Motion, group.Locals[other.Locals[j]].Motion) < SameSquared;
    }

    /// <summary>Of two states in one plane, brought to the later of their times straight on, in the variances of the first.</summary>
    public static double SquaredDistance(in TrackMotion one, in TrackMotion other)
    {
        Instant time = Instant.Max(one.Time, other.Time);
        double seconds = time.SecondsSince(one.Time), its = time.SecondsSince(other.Time);
        ref readonly MotionState a = ref one.State, b = ref other.State;
        double east = a.East + seconds * a.EastRate - b.East - its * b.EastRate, north = a.North + seconds * a.NorthRate - b.North - its * b.NorthRate;
        double eastRate = a.EastRate - b.EastRate, northRate = a.NorthRate - b.NorthRate;
        double varianceEast = a.EE + seconds * (2 * a.EU + seconds * a.UU), varianceNorth = a.NN + seconds * (2 * a.NV + seconds * a.VV);
        return east * east / varianceEast + north * north / varianceNorth + eastRate * eastRate / a.UU + northRate * northRate / a.VV;
    }

    /// <summary>True if nearly all hypotheses agree on a track with the likeliest (the first): it needs the group no more.</summary>
    public bool IsSettled(TrackGroup group, int track)
    {
        ref readonly JointHypothesis best = ref group.Hypotheses[0];
        double differing = 0;
        foreach (ref readonly JointHypothesis hypothesis in group.Hypotheses.Items)
            if (!Agree(group, best, hypothesis, track)) differing += hypothesis.Weight;
        return differing < options.UnsettledWeight;
    }

    static bool Agree(TrackGroup group, in JointHypothesis best, in JointHypothesis other, int track) =>
        best.Locals[track] == other.Locals[track]
            ? Math.Abs(best.Existences[track] - other.Existences[track]) <= SameExistence
            : Math.Abs(best.Existences[track] - other.Existences[track]) <= SameExistence
                && SquaredDistance(group.Locals[best.Locals[track]].Motion, group.Locals[other.Locals[track]].Motion) < SameSquared / 10;
}
