using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Living;
using Atalaya.Fusion.Measuring;
using Atalaya.Fusion.Running;
using Atalaya.Fusion.Sources;

namespace Atalaya.Fusion.Associating;

/// <summary>
/// Gives plots to a group one after the other: each hypothesis branches into "of track i" and "of none of them", and the likeliest branches
/// stay. With plots in any number this is the update of a Poisson multi-Bernoulli mixture; that they may come one by one suits a beam.
/// </summary>
sealed class GroupBranching(TrackerOptions options, TickReports reports, TrackUpdater updater, IdentityEvidence evidence, SourceTable sources, Sector[] sectors)
{
    /// <summary>While plots of a turn are still to come, so many times the hypotheses of its end are kept.</summary>
    const int WorkingFactor = 2;

    /// <summary>Branches less likely than this against the best go, a tenth of what hypotheses are reduced by at the end of a turn.</summary>
    readonly double _leastScore = options.LeastHypothesis / 10;

    readonly WorkList<Branch> _branches = new();
    PositionMeasurement[] _places = new PositionMeasurement[TrackGroup.MostTracks];
    double[] _against = new double[TrackGroup.MostTracks];
    double[] _ratios = [];
    int[] _children = [];

    /// <summary>What a hypothesis would become.</summary>
    struct Branch : IComparable<Branch>
    {
        public int Hypothesis, Track;
        public double Weight, Score;

        /// <summary>The likeliest first, then in the order in which they were made.</summary>
        public readonly int CompareTo(Branch other)
        {
            int order = other.Score.CompareTo(Score);
            if (order == 0) order = Hypothesis.CompareTo(other.Hypothesis);
            return order != 0 ? order : Track.CompareTo(other.Track);
        }
    }

    /// <param name="plot">Number among the plots of the tick, kept in the hypotheses.</param>
    /// <param name="index">Number of its report.</param>
    /// <param name="scale">P_D/λ: density of the plot under a track over that of false plots, per likelihood.</param>
    public void Add(TrackGroup group, int plot, int index, uint sensor, double scale, double sameTurnSeconds)
    {
        ref readonly Report report = ref reports[index];
        Instant time = reports.Times[index];
        Prepare(group, report, time);
        _branches.Clear();
        bool isOfTurn = group.Turn.IsOpen && sensor == group.Turn.Sensor;
        for (int number = 0; number < group.Hypotheses.Count; number++)
        {
            ref readonly JointHypothesis hypothesis = ref group.Hypotheses[number];
            double score = group.Score(hypothesis);
            _branches.Add(new Branch { Hypothesis = number, Track = -1, Weight = hypothesis.Weight, Score = score });
            for (int track = 0; track < group.Count; track++)
            {
                double existence = hypothesis.Existences[track];
                double ratio = existence > 0 ? RatioOf(group, track, hypothesis.Locals[track], time, sensor, scale, sameTurnSeconds) : 0;
                if (!(ratio > 0)) continue;
                // The score counts a miss that the plot makes undone; with another sensor's plot the track exists for certain.
                bool awaits = group.Turn.IsOpen && !group.IsSeen(hypothesis.Locals[track]);
                double missed = awaits ? 1 - existence * group.Turn.Detection : 1, then = awaits && !isOfTurn ? 1 - group.Turn.Detection : 1;
                _branches.Add(new Branch { Hypothesis = number, Track = track, Weight = hypothesis.Weight * existence * ratio, Score = score * existence * ratio * then / missed });
            }
        }

        Keep(group, plot, time, sensor);
    }

    void Prepare(TrackGroup group, in Report report, Instant time)
    {
        if (_ratios.Length < group.Locals.Count)
        {
            _ratios = new double[2 * group.Locals.Count];
            _children = new int[2 * group.Locals.Count];
        }

        _ratios.AsSpan(0, group.Locals.Count).Fill(double.NaN);
        _children.AsSpan(0, group.Locals.Count).Fill(-1);
        for (int track = 0; track < group.Count; track++)
        {
            (int number, int slot) = (group.Handles[track].Sector, group.Handles[track].Slot);
            bool hasPlace = updater.TryMeasure(sectors[number], slot, report, time, out _places[track]);
            _against[track] = hasPlace ? -2 * evidence.LogRatio(report, _places[track], sectors[number], slot, time, sources.Find(report)) : double.PositiveInfinity;
        }
    }

    /// <summary>Density of the plot under the local hypothesis over that of false plots; 0 = it cannot be its.</summary>
    double RatioOf(TrackGroup group, int track, int local, Instant time, uint sensor, double scale, double sameTurnSeconds)
    {
        ref double ratio = ref _ratios[local];
        if (!double.IsNaN(ratio)) return ratio;
        ratio = 0;
        ref readonly LocalHypothesis hypothesis = ref group.Locals[local];
        if (double.IsPositiveInfinity(_against[track]) || !hypothesis.Seen.Allows(sensor, time, sameTurnSeconds)) return 0;
        if (hypothesis.Motion.Time.SecondsSince(time) > options.LateWindowSeconds) return 0;
        PositionUpdate update = new(hypothesis.Motion, _places[track], time, Models(group, track, hypothesis.Motion));
        if (update.IsSound && update.LeastDistanceSquared <= options.GateSquared) ratio = scale * update.Likelihood(_against[track]);
        return ratio;
    }

    MotionModels Models(TrackGroup group, int track, in TrackMotion motion) =>
        options.ModelsOf(sectors[group.Handles[track].Sector].Tracks[group.Handles[track].Slot], motion);

    void Keep(TrackGroup group, int plot, Instant time, uint sensor)
    {
        _branches.Items.Sort();
        int most = Math.Min(_branches.Count, WorkingFactor * options.MostHypotheses);
        WorkList<JointHypothesis> next = group.NextHypotheses();
        for (int i = 0; i < most && _branches[i].Score >= _branches[0].Score * _leastScore; i++)
        {
            ref readonly Branch branch = ref _branches[i];
            JointHypothesis hypothesis = group.Hypotheses[branch.Hypothesis];
            hypothesis.Weight = branch.Weight;
            if (branch.Track >= 0 && !TryAssign(group, ref hypothesis, branch.Track, plot, time, sensor)) continue;
            next.Add(hypothesis);
        }

        if (next.Count == 0) return;
        group.SwapHypotheses();
        group.Normalise();
    }

    /// <summary>Gives the plot to a track, false where no such state can be; the same local hypothesis is updated once for all that hold it.</summary>
    bool TryAssign(TrackGroup group, ref JointHypothesis hypothesis, int track, int plot, Instant time, uint sensor)
    {
        ref int local = ref hypothesis.Locals[track];
        ref int child = ref _children[local];
        if (child < 0)
        {
            LocalHypothesis updated = group.Locals[local];
            PositionUpdate update = new(updated.Motion, _places[track], time, Models(group, track, updated.Motion));
            if (!updated.Motion.TrySet(update.Apply(1), time)) return false;
            updated.Seen.Note(sensor, time);
            child = group.Locals.Count;
            group.Locals.Add(updated);
        }

        local = child;
        hypothesis.Existences[track] = 1;
        hypothesis.Plots[track] = plot;
        return true;
    }
}
