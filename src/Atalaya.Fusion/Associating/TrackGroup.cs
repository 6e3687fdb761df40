using Atalaya.Core.Geodesy;
using Atalaya.Fusion.Filtering;

namespace Atalaya.Fusion.Associating;

/// <summary>
/// Tracks that share plots in more than one likely way, and the likeliest of these ways: the global hypotheses of a Poisson
/// multi-Bernoulli mixture (Williams 2015; García-Fernández and others 2018), kept for this group alone. All states are in one plane.
/// </summary>
sealed class TrackGroup(SpareArrays<LocalHypothesis> spareLocals, SpareArrays<JointHypothesis> spareHypotheses)
{
    /// <summary>Larger groups share their plots by marginal probabilities.</summary>
    public const int MostTracks = 6;

    public readonly ulong[] TrackIds = new ulong[MostTracks];
    public readonly TrackHandle[] Handles = new TrackHandle[MostTracks];

    /// <summary>What is shown of each track: where it is, and how likely it exists.</summary>
    public readonly TrackMotion[] Estimates = new TrackMotion[MostTracks];

    public readonly double[] Existences = new double[MostTracks];

    public WorkList<JointHypothesis> Hypotheses { get; private set; } = new(spareHypotheses);

    WorkList<JointHypothesis> _otherHypotheses = new(spareHypotheses);
    WorkList<LocalHypothesis> _otherLocals = new(spareLocals);
    int[] _moved = [];

    public WorkList<LocalHypothesis> Locals { get; private set; } = new(spareLocals);

    /// <summary>Tracks.</summary>
    public int Count;

    public LocalFrame Frame;
    public GroupTurn Turn;

    public void Clear()
    {
        Count = 0;
        Turn = default;
        Hypotheses.Release();
        Locals.Release();
    }

    /// <summary>Probability of a hypothesis as if the turn ended now, relative to those of others.</summary>
    public double Score(in JointHypothesis hypothesis)
    {
        double score = hypothesis.Weight;
        if (!Turn.IsOpen) return score;
        for (int i = 0; i < Count; i++)
            if (!IsSeen(hypothesis.Locals[i])) score *= 1 - hypothesis.Existences[i] * Turn.Detection;
        return score;
    }

    /// <summary>True if the turn has brought the local hypothesis its plot.</summary>
    public bool IsSeen(int local) => Locals[local].Seen.Has(Turn.Sensor, Turn.Time, Turn.PeriodSeconds / 2);

    public double TotalScore()
    {
        double sum = 0;
        foreach (ref readonly JointHypothesis hypothesis in Hypotheses.Items) sum += Score(hypothesis);
        return sum;
    }

    /// <summary>The likeliest; of equals the first.</summary>
    public int Best()
    {
        int best = 0;
        double most = -1;
        for (int i = 0; i < Hypotheses.Count; i++)
        {
            double score = Score(Hypotheses[i]);
            if (score > most) (best, most) = (i, score);
        }

        return best;
    }

    /// <summary>An empty list to fill with the next hypotheses; <see cref="SwapHypotheses"/> puts it in place.</summary>
    public WorkList<JointHypothesis> NextHypotheses()
    {
        _otherHypotheses.Clear();
        return _otherHypotheses;
    }

    public void SwapHypotheses()
    {
        (Hypotheses, _otherHypotheses) = (_otherHypotheses, Hypotheses);
        _otherHypotheses.Release();
    }

    /// <summary>Brings the weights to a sum of 1; without this they would leave the range of numbers.</summary>
    public void Normalise()
    {
        double sum = 0;
        foreach (ref readonly JointHypothesis hypothesis in Hypotheses.Items) sum += hypothesis.Weight;
        foreach (ref JointHypothesis hypothesis in Hypotheses.Items) hypothesis.Weight = sum > 0 ? hypothesis.Weight / sum : 1.0 / Hypotheses.Count;
    }

    /// <summary>Takes a track out of the group; hypotheses that differ in it alone stay apart until they are reduced.</summary>
    public void Remove(int track)
    {
        foreach (ref JointHypothesis hypothesis in Hypotheses.Items) hypothesis.Remove(track);
        for (int i = track; i < Count - 1; i++)
        {
            TrackIds[i] = TrackIds[i + 1];
            Handles[i] = Handles[i + 1];
            Estimates[i] = Estimates[i + 1];
            Existences[i] = Existences[i + 1];
        }

        Count--;
    }

    /// <summary>Forgets the local hypotheses that no joint one holds.</summary>
    public void Compact()
    {
        if (_moved.Length < Locals.Count) _moved = new int[2 * Locals.Count];
        _moved.AsSpan(0, Locals.Count).Fill(-1);
        _otherLocals.Clear();
        foreach (ref JointHypothesis hypothesis in Hypotheses.Items)
            for (int i = 0; i < Count; i++)
            {
                ref int moved = ref _moved[hypothesis.Locals[i]];
                if (moved < 0)
                {
                    moved = _otherLocals.Count;
                    _otherLocals.Add(Locals[hypothesis.Locals[i]]);
                }

                hypothesis.Locals[i] = moved;
            }

        (Locals, _otherLocals) = (_otherLocals, Locals);
        _otherLocals.Release();
    }

    /// <summary>Expresses all states in another plane.</summary>
    public void MoveTo(in LocalFrame frame)
    {
        Frame = frame;
        foreach (ref LocalHypothesis local in Locals.Items) local.Motion.MoveTo(frame);
    }

    public int IndexOf(ulong trackId) => TrackIds.AsSpan(0, Count).IndexOf(trackId);
}
