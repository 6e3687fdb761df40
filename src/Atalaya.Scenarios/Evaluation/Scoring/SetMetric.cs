using Atalaya.Scenarios.Evaluation.Assigning;

namespace Atalaya.Scenarios.Evaluation.Scoring;

/// <summary>
/// GOSPA (Rahmathullah, García-Fernández and Svensson 2017) and OSPA (Schuhmacher, Vo and Vo 2008) with the same cut-off and power. Both are least for
/// the same assignment, that which saves most over leaving all alone.
/// </summary>
public sealed class SetMetric(double cutoffMeters, double power)
{
    readonly GatedAssignment _assignment = new();
    readonly NearPairs _near = new();
    readonly double _cutoffPower = Powers.Power(cutoffMeters, power);
    double[] _scores = [];

    /// <summary>The error of tracks at (trackX, trackY) against objects at (truthX, truthY).</summary>
    public SetError Measure(ReadOnlySpan<double> truthX, ReadOnlySpan<double> truthY, ReadOnlySpan<double> trackX, ReadOnlySpan<double> trackY) =>
        Measure(truthX.Length, trackX.Length, _near.Find(truthX, truthY, trackX, trackY, cutoffMeters));

    internal GatedAssignment Assignment => _assignment;

    /// <param name="pairs">All within the cut-off, and any beyond.</param>
    internal SetError Measure(int truths, int tracks, IReadOnlyList<NearPair> pairs)
    {
        if (_scores.Length < pairs.Count) _scores = new double[pairs.Count * 2];
        for (int i = 0; i < pairs.Count; i++)
            _scores[i] = pairs[i].DistanceMeters < cutoffMeters ? _cutoffPower - Powers.Power(pairs[i].DistanceMeters, power) : 0;
        _assignment.Solve(truths, tracks, pairs, _scores);
        double localisation = 0;
        int matched = 0;
        for (int i = 0; i < pairs.Count; i++)
        {
            if (!(_scores[i] > 0) || _assignment.ColumnOfRow[pairs[i].Row] != pairs[i].Column) continue;
            localisation += Powers.Power(pairs[i].DistanceMeters, power);
            matched++;
        }

        return Combine(localisation, truths, tracks, matched);
    }

    SetError Combine(double localisation, int truths, int tracks, int matched)
    {
        int missed = truths - matched, spurious = tracks - matched, larger = Math.Max(truths, tracks);
        double gospa = Powers.Root(localisation + (missed + spurious) * _cutoffPower / 2, power);
        double ospa = larger == 0 ? 0 : Powers.Root((localisation + _cutoffPower * (larger - matched)) / larger, power);
        return new SetError(localisation, missed, spurious, gospa, ospa);
    }
}
