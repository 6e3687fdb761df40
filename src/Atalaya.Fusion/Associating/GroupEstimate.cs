using Atalaya.Fusion.Filtering;

namespace Atalaya.Fusion.Associating;

/// <summary>
/// What is shown of a group: the mean of its hypotheses taken as sets. Each hypothesis is assigned to the likeliest one at least cost, so
/// that neither tracks close together are drawn to their middle, as in the mean of each track alone, nor is one way taken for certain
/// (Guerriero, Svensson, Svensson and Willett 2010 on the mean optimal sub-pattern assignment).
/// </summary>
static class GroupEstimate
{
    const int Rounds = 2;

    /// <summary>A track so far off as this many σ is another's error no more.</summary>
    const double CutoffSigmas = 14;

    /// <summary>A track that does not exist in the likeliest hypothesis still has a place to be compared with.</summary>
    const double LeastExistence = 1e-3;

    /// <summary>Less says nothing about a mean.</summary>
    const double LeastWeight = 1e-9;

    /// <summary>A weighted mean of states about one of them.</summary>
    struct Mean
    {
        public double Weight, East, North, EastRate, NorthRate, EE, EN, NN, UU, UV, VV;

        public void Add(double weight, double east, double north, double eastRate, double northRate)
        {
            Weight += weight;
            East += weight * east;
            North += weight * north;
            EastRate += weight * eastRate;
            NorthRate += weight * northRate;
            EE += weight * east * east;
            EN += weight * east * north;
            NN += weight * north * north;
            UU += weight * eastRate * eastRate;
            UV += weight * eastRate * northRate;
            VV += weight * northRate * northRate;
        }
    }

    /// <summary>Fills the estimates of a group.</summary>
    public static void Set(TrackGroup group)
    {
        ref readonly JointHypothesis best = ref group.Hypotheses[group.Best()];
        Span<Mean> means = stackalloc Mean[TrackGroup.MostTracks];
        means.Clear();
        for (int i = 0; i < group.Count; i++)
        {
            group.Estimates[i] = group.Locals[best.Locals[i]].Motion;
            group.Existences[i] = Math.Max(best.Existences[i], LeastExistence);
        }

        if (group.Hypotheses.Count > 1)
            for (int round = 0; round < Rounds; round++) Average(group, best, means);
        for (int i = 0; i < group.Count; i++)
        {
            if (group.Hypotheses.Count == 1) group.Existences[i] = best.Existences[i];
            else Shift(ref group.Estimates[i], means[i]);
        }
    }

    /// <summary>One track by its own name: where all hypotheses agree, or the group ends.</summary>
    public static void SetOwn(TrackGroup group, int track)
    {
        ref readonly JointHypothesis best = ref group.Hypotheses[group.Best()];
        TrackMotion reference = group.Locals[best.Locals[track]].Motion;
        Mean mean = default;
        double total = group.TotalScore(), existence = 0;
        foreach (ref readonly JointHypothesis hypothesis in group.Hypotheses.Items)
        {
            double weight = group.Score(hypothesis) / total * hypothesis.Existences[track];
            existence += weight;
            Add(ref mean, weight, reference, group.Locals[hypothesis.Locals[track]].Motion);
        }

        group.Existences[track] = existence;
        group.Estimates[track] = reference;
        Shift(ref group.Estimates[track], mean);
    }

    /// <summary>Assigns all hypotheses to the means so far, which gives the next.</summary>
    static void Average(TrackGroup group, in JointHypothesis best, Span<Mean> means)
    {
        Span<Mean> next = stackalloc Mean[TrackGroup.MostTracks];
        Span<double> costs = stackalloc double[TrackGroup.MostTracks * TrackGroup.MostTracks];
        Span<int> columns = stackalloc int[TrackGroup.MostTracks];
        next.Clear();
        double cutoff = CutoffSquared(group, best), total = group.TotalScore();
        foreach (ref readonly JointHypothesis hypothesis in group.Hypotheses.Items)
        {
            double weight = group.Score(hypothesis) / total;
            for (int i = 0; i < group.Count; i++)
                for (int j = 0; j < group.Count; j++)
                {
                    double there = hypothesis.Existences[j], here = group.Existences[i];
                    double squared = Math.Min(cutoff, SquaredMeters(group, best.Locals[i], means[i], hypothesis.Locals[j]));
                    costs[i * group.Count + j] = there * here * squared + (there * (1 - here) + here * (1 - there)) * cutoff / 2;
                }

            SmallAssignment.Solve(costs, group.Count, columns);
            for (int i = 0; i < group.Count; i++)
            {
                int j = columns[i];
                if (SquaredMeters(group, best.Locals[i], means[i], hypothesis.Locals[j]) < cutoff)
                    Add(ref next[i], weight * hypothesis.Existences[j], group.Locals[best.Locals[i]].Motion, group.Locals[hypothesis.Locals[j]].Motion);
            }
        }

        next.CopyTo(means);
        for (int i = 0; i < group.Count; i++) group.Existences[i] = Math.Min(next[i].Weight, 1);
    }

    static double CutoffSquared(TrackGroup group, in JointHypothesis best)
    {
        double certainty = 0;
        for (int i = 0; i < group.Count; i++)
        {
            ref readonly MotionState state = ref group.Locals[best.Locals[i]].Motion.State;
            certainty += 2 / (state.EE + state.NN);
        }

        return CutoffSigmas * CutoffSigmas * group.Count / certainty;
    }

    static double SquaredMeters(TrackGroup group, int reference, in Mean mean, int local)
    {
        Difference(group.Locals[reference].Motion, group.Locals[local].Motion, out double east, out double north);
        if (mean.Weight > 0)
        {
            east -= mean.East / mean.Weight;
            north -= mean.North / mean.Weight;
        }

        return east * east + north * north;
    }

    static void Add(ref Mean mean, double weight, in TrackMotion reference, in TrackMotion motion)
    {
        if (weight < LeastWeight) return;
        Difference(reference, motion, out double east, out double north);
        mean.Add(weight, east, north, motion.State.EastRate - reference.State.EastRate, motion.State.NorthRate - reference.State.NorthRate);
    }

    /// <summary>Place of the second less that of the first at the later of their times, both led straight on.</summary>
    static void Difference(in TrackMotion from, in TrackMotion to, out double east, out double north)
    {
        double seconds = Math.Max(0, to.Time.SecondsSince(from.Time)), its = Math.Max(0, from.Time.SecondsSince(to.Time));
        east = to.State.East + its * to.State.EastRate - from.State.East - seconds * from.State.EastRate;
        north = to.State.North + its * to.State.NorthRate - from.State.North - seconds * from.State.NorthRate;
    }

    /// <summary>Moves a state to the mean and adds the spread about it.</summary>
    static void Shift(ref TrackMotion motion, in Mean mean)
    {
        if (!(mean.Weight >= LeastWeight)) return;
        double scale = 1 / mean.Weight, east = scale * mean.East, north = scale * mean.North, eastRate = scale * mean.EastRate, northRate = scale * mean.NorthRate;
        for (int i = 0; i < motion.Models.Count; i++)
        {
            ref MotionState state = ref motion.Models.States[i];
            state.East += east;
            state.North += north;
            state.EastRate += eastRate;
            state.NorthRate += northRate;
            state.EE += scale * mean.EE - east * east;
            state.EN += scale * mean.EN - east * north;
            state.NN += scale * mean.NN - north * north;
            state.UU += scale * mean.UU - eastRate * eastRate;
            state.UV += scale * mean.UV - eastRate * northRate;
            state.VV += scale * mean.VV - northRate * northRate;
        }

        motion.State = motion.Models.Merged();
    }
}
