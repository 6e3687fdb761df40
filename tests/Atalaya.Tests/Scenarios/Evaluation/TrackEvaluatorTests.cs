using Atalaya.Scenarios.Evaluation;
using Atalaya.Scenarios.Evaluation.Reporting;
using CsCheck;

namespace Atalaya.Tests.Scenarios.Evaluation;

public sealed class TrackEvaluatorTests
{
    static readonly EvaluationOptions Options = new() { CutoffMeters = 50, GateMeters = 20, SwitchMeters = 10 };

    [Fact]
    public void TracksThatAreTheTruthHaveNoError()
    {
        PlaneTrajectories truth = Walk(3, 30, 1);
        TrackEvaluation evaluation = TrackEvaluator.Evaluate(truth, truth, Options);
        Assert.Equal(0, evaluation.SetError.GospaMeanMeters);
        Assert.Equal(0, evaluation.TrajectoryGospa!.TotalMeters, 1e-6);
        Assert.Equal((1, 1, 0), (evaluation.Siap.Completeness, evaluation.Siap.Ambiguity, evaluation.Siap.Spuriousness));
        Assert.Equal((1, 1, 1), (evaluation.Identity.Mota, evaluation.Identity.Idf1, evaluation.Identity.LongestSegment));
        Assert.Equal((1, 0, 0), (evaluation.Updates.ProbabilityOfUpdate, evaluation.Updates.LongGaps, evaluation.Updates.NeverTracked));
    }

    [Fact]
    public void NamesAndTheOrderOfRowsDoNotMatter() => Gen.Int[1, 1000].Sample(seed =>
    {
        PlaneTrajectories truth = Walk(4, 12, seed), tracks = Disturb(truth, seed);
        string[] expected = Figures(TrackEvaluator.Evaluate(truth, tracks, Options));
        Random random = new(seed);
        int[] order = [.. Enumerable.Range(0, tracks.Count)];
        random.Shuffle(order);
        PlaneTrajectories shuffled = new([.. order.Select(i => tracks.TimesSeconds[i])], [.. order.Select(i => "z" + (9 - tracks.Ids[i][^1]))], [.. order.Select(i => tracks.X[i])], [.. order.Select(i => tracks.Y[i])]);
        Assert.Equal(expected, Figures(TrackEvaluator.Evaluate(truth, shuffled, Options)));
    }, iter: 50);

    [Fact]
    public void ASwapOfTwoTracksIsTwoSwitchesAndCostsFourTimesHalfGammaSquared()
    {
        PlaneTrajectories truth = Walk(2, 20, 1);
        PlaneTrajectories tracks = truth with { Ids = [.. truth.Ids.Select((id, row) => truth.TimesSeconds[row] < 10 ? id : id == "t0" ? "t1" : "t0")] };
        TrackEvaluation evaluation = TrackEvaluator.Evaluate(truth, tracks, Options);
        Assert.Equal(2, evaluation.Identity.Switches);
        Assert.Equal(0.5, evaluation.Identity.Idf1);
        Assert.Equal(4 * 10.0 * 10.0 / 2, evaluation.TrajectoryGospa!.SwitchPower, 1e-6);
        Assert.Equal(0.5, evaluation.Siap.LongestTrackSegment);
    }

    [Fact]
    public void AGapIsMeasuredFromMatchToMatch()
    {
        PlaneTrajectories truth = Walk(1, 40, 1);
        int[] kept = [.. Enumerable.Range(0, 40).Where(row => row is >= 4 and < 10 or >= 20)];
        PlaneTrajectories tracks = new([.. kept.Select(row => truth.TimesSeconds[row])], [.. kept.Select(_ => "a")], [.. kept.Select(row => truth.X[row])], [.. kept.Select(row => truth.Y[row])]);
        TrackEvaluation evaluation = TrackEvaluator.Evaluate(truth, tracks, Options);
        Assert.Equal(11, evaluation.Updates.LongestGapSeconds);
        Assert.Equal(4, evaluation.Updates.StartDelayMeanSeconds);
        Assert.Equal(1, evaluation.Updates.LongGaps);
        Assert.Equal(11.0 / 39, evaluation.Updates.LongGapShare, 1e-12);
        Assert.Equal(1, evaluation.Identity.Fragments);
        Assert.Equal(26.0 / 40, evaluation.Updates.ProbabilityOfUpdate, 1e-12);
    }

    [Fact]
    public void RowsBetweenScoredTimesCountOnlyIfJoined()
    {
        PlaneTrajectories truth = new([1, 2, 3], ["a", "a", "a"], [10, 20, 30], [0, 0, 0]);
        PlaneTrajectories tracks = new([0.5, 2.5], ["1", "1"], [5, 25], [0, 0]);
        Assert.Equal(0, TrackEvaluator.Evaluate(truth, tracks, Options).Siap.Completeness);
        TrackEvaluation joined = TrackEvaluator.Evaluate(truth, tracks, Options with { InterpolateSeconds = 2 });
        Assert.Equal(2.0 / 3, joined.Siap.Completeness, 1e-12);
        Assert.Equal(0, joined.Errors.PositionRms, 1e-9);
    }

    [Fact]
    public void TrajectoryGospaIsThatOfTryingAllWaysToHoldTracks() => Gen.Int[1, 10_000].Sample(seed =>
    {
        Random random = new(seed);
        PlaneTrajectories truth = Scatter(random, 2, 5, "o"), tracks = Scatter(random, 2, 5, "t");
        EvaluationOptions options = Options with { CutoffMeters = 12, SwitchMeters = random.Next(1, 15) };
        double found = TrackEvaluator.Evaluate(truth, tracks, options).TrajectoryGospa!.TotalMeters;
        Assert.Equal(Math.Sqrt(WholeHolds.Least(truth, tracks, options)), found, 1e-6);
    }, iter: 200);

    static string[] Figures(TrackEvaluation evaluation) => [.. FigureList.Of(evaluation).Select(figure => $"{figure.Name} {figure.Value:G9}")];

    /// <summary>Objects t0, t1, … that walk side by side, 30 m apart, a row each second.</summary>
    static PlaneTrajectories Walk(int objects, int times, int seed)
    {
        Random random = new(seed);
        List<(double, string, double, double)> rows = [];
        for (int k = 0; k < times; k++)
            for (int i = 0; i < objects; i++) rows.Add((k, $"t{i}", 3 * k + random.NextDouble(), 30 * i + random.NextDouble()));
        return Of(rows);
    }

    static PlaneTrajectories Disturb(PlaneTrajectories rows, int seed)
    {
        Random random = new(seed + 1);
        int[] kept = [.. Enumerable.Range(0, rows.Count).Where(_ => random.NextDouble() < 0.8)];
        return Of([.. kept.Select(i => (rows.TimesSeconds[i], random.NextDouble() < 0.1 ? $"t{random.Next(4, 9)}" : rows.Ids[i], rows.X[i] + 20 * random.NextDouble(), rows.Y[i] + 20 * random.NextDouble()))
            .DistinctBy(row => (row.Item1, row.Item2))]);
    }

    static PlaneTrajectories Scatter(Random random, int objects, int times, string name)
    {
        List<(double, string, double, double)> rows = [];
        for (int k = 0; k < times; k++)
            for (int i = 0; i < objects; i++)
                if (random.NextDouble() < 0.8 || rows.Count == 0) rows.Add((k, name + i, random.Next(0, 20), random.Next(0, 20)));
        for (int k = 0; k < times; k++)
            if (name == "o" && !rows.Any(row => row.Item1 == k)) rows.Add((k, "o0", 100, 100));
        return Of(rows);
    }

    static PlaneTrajectories Of(List<(double Time, string Id, double X, double Y)> rows) =>
        new([.. rows.Select(row => row.Time)], [.. rows.Select(row => row.Id)], [.. rows.Select(row => row.X)], [.. rows.Select(row => row.Y)]);
}
