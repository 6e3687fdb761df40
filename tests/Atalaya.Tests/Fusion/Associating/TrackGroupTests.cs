using Atalaya.Core.State;
using Atalaya.Fusion;
using Atalaya.Fusion.Associating;
using CsCheck;

namespace Atalaya.Tests.Fusion.Associating;

/// <summary>Groups with joint hypotheses against all ways in which plots can belong to tracks.</summary>
public sealed class TrackGroupTests
{
    const double Survival = 0.99, TurnSeconds = GroupWorkbench.PeriodSeconds, Detection = GroupWorkbench.Detection;

    static readonly TrackerOptions Everything = new() { MostHypotheses = 100_000, LeastHypothesis = 0, SurvivalPerTurn = Survival, UnknownAccelerationDensity = 0.1 };

    static readonly Gen<(double, double)> AnyPlace = Gen.Select(Gen.Double[-60, 60], Gen.Double[-60, 60]);
    static readonly Gen<(double, double, double)> AnyTrack = Gen.Select(Gen.Double[-40, 40], Gen.Double[-40, 40], Gen.Double[0.05, 0.99]);
    static readonly Gen<((double, double, double)[] Tracks, (double, double)[] Plots)> AnyTurn = Gen.Select(AnyTrack.Array[2, 3], AnyPlace.Array[1, 4]);

    [Fact]
    public void AllWaysOfATurnWeighAsTheyShould() => AnyTurn.Sample(turn =>
    {
        GroupWorkbench bench = new(Everything, turn.Tracks);
        bench.Give(TurnSeconds, turn.Plots);
        Dictionary<string, double> expected = AllWays(bench, turn.Tracks, turn.Plots), actual = Ways(bench.Group);
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        foreach ((string way, double weight) in expected) Assert.Equal(weight, actual[way], 1e-9);
    }, iter: 200);

    [Fact]
    public void TheOrderOfPlotsDoesNotMatter() => AnyTurn.Sample(turn =>
    {
        (double, double)[] turned = [.. turn.Plots.Reverse()];
        GroupWorkbench one = new(Everything, turn.Tracks), other = new(Everything, turn.Tracks);
        one.Give(TurnSeconds, turn.Plots);
        other.Give(TurnSeconds, turned);
        Dictionary<string, double> expected = Ways(one.Group), actual = Ways(other.Group, plot => turned.Length - 1 - plot);
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        foreach ((string way, double weight) in expected) Assert.Equal(weight, actual[way], 1e-9);
    }, iter: 100);

    [Fact]
    public void FewHypothesesStayProbabilities() => Gen.Select(AnyTrack.Array[2, TrackGroup.MostTracks], AnyPlace.Array[0, 6].Array[1, 8]).Sample((tracks, turns) =>
    {
        GroupWorkbench bench = new(new TrackerOptions { UnknownAccelerationDensity = 0.1 }, tracks);
        for (int turn = 0; turn < turns.Length; turn++)
        {
            bench.Give(TurnSeconds * (turn + 1), turns[turn]);
            if (turns[turn].Length > 0) bench.EndTurn(TurnSeconds * (turn + 1));
            Assert.InRange(bench.Group.Hypotheses.Count, 1, bench.Options.MostHypotheses);
            Assert.Equal(1, bench.Group.TotalScore(), 1e-9);
            GroupEstimate.Set(bench.Group);
            for (int track = 0; track < bench.Group.Count; track++)
            {
                Assert.InRange(bench.Group.Existences[track], 0, 1);
                Assert.True(bench.Group.Estimates[track].State.IsSound());
            }
        }
    }, iter: 200);

    [Fact]
    public void AMissIsChargedAtTheEndOfTheTurn()
    {
        GroupWorkbench bench = new(Everything, [(0, 0, 0.8), (1000, 0, 0.8)]);
        bench.Give(TurnSeconds, (0, 0));
        bench.EndTurn(TurnSeconds);
        GroupEstimate.Set(bench.Group);
        double before = 0.8 * Survival;
        Assert.Equal(before * (1 - Detection) / (1 - before * Detection), bench.Group.Existences[1], 1e-6);
        Assert.True(bench.Group.Existences[0] > 0.99);
    }

    [Fact]
    public void TracksSideBySideAreNotDrawnTogether()
    {
        GroupWorkbench bench = new(new TrackerOptions { UnknownAccelerationDensity = 0.1 }, [(-15, 0, 0.99), (15, 0, 0.99)]);
        Random random = new(5);
        double apart = 0;
        const int Turns = 200, Settling = 20;
        for (int turn = 1; turn <= Turns; turn++)
        {
            bench.Give(TurnSeconds * turn, Around(random, -15), Around(random, 15));
            bench.EndTurn(TurnSeconds * turn);
            GroupEstimate.Set(bench.Group);
            if (turn > Settling) apart += Math.Abs(bench.Group.Estimates[0].State.East - bench.Group.Estimates[1].State.East) / (Turns - Settling);
        }

        Assert.InRange(apart, 27, 33);
    }

    [Fact]
    public void HypothesesThatDifferInNamesAloneBecomeOne()
    {
        GroupWorkbench bench = new(Everything, [(-5, 0, 0.9), (5, 0, 0.9)]);
        for (int turn = 1; turn < 4; turn++)
        {
            // A pair of plots each of either track, then far enough apart to tell the places, not the names.
            bench.Give(TurnSeconds * turn, (0, -40 * turn), (0, 40 * turn));
            bench.EndTurn(TurnSeconds * turn);
        }

        Assert.True(bench.Group.Hypotheses[0].Weight > 0.99, $"{bench.Group.Hypotheses[0].Weight}");
    }

    [Fact]
    public void WhatIsSavedIsWhatIsLoaded()
    {
        GroupWorkbench bench = new(new TrackerOptions(), [(-15, 0, 0.9), (15, 0, 0.8), (0, 20, 0.7)]);
        bench.Give(TurnSeconds, (-5, 0), (5, 5));
        StateWriter saved = new(), again = new();
        GroupState.Write(saved, bench.Group);
        StateReader reader = new(saved.Written);
        TrackGroup loaded = new(new(), new());
        GroupState.Read(ref reader, loaded);
        Assert.Equal(0, reader.Remaining);
        GroupState.Write(again, loaded);
        Assert.True(saved.Written.SequenceEqual(again.Written));
    }

    static (double, double) Around(Random random, double east) => (east + GroupWorkbench.Sigma * Traffic.Normal(random), GroupWorkbench.Sigma * Traffic.Normal(random));

    /// <summary>Weights of the hypotheses by the plot of each track.</summary>
    static Dictionary<string, double> Ways(TrackGroup group, Func<int, int>? number = null)
    {
        Dictionary<string, double> ways = [];
        double total = group.TotalScore();
        foreach (ref readonly JointHypothesis hypothesis in group.Hypotheses.Items)
        {
            int[] plots = new int[group.Count];
            for (int i = 0; i < plots.Length; i++) plots[i] = hypothesis.Plots[i] < 0 || number is null ? hypothesis.Plots[i] : number(hypothesis.Plots[i]);
            ways.Add(string.Join(' ', plots), group.Score(hypothesis) / total);
        }

        return ways;
    }

    static Dictionary<string, double> AllWays(GroupWorkbench bench, (double East, double North, double Existence)[] tracks, (double, double)[] plots)
    {
        Dictionary<string, double> ways = [];
        Enumerate(0, new int[tracks.Length], 1);
        double total = ways.Values.Sum();
        return ways.ToDictionary(way => way.Key, way => way.Value / total);

        void Enumerate(int track, int[] chosen, double weight)
        {
            if (track == tracks.Length)
            {
                ways.Add(string.Join(' ', chosen), weight);
                return;
            }

            double existence = (double)(float)tracks[track].Existence * Survival;
            chosen[track] = -1;
            Enumerate(track + 1, chosen, weight * (1 - existence * Detection));
            for (int plot = 0; plot < plots.Length; plot++)
            {
                if (chosen.AsSpan(0, track).Contains(plot)) continue;
                double ratio = bench.Ratio(track, plots[plot], TurnSeconds);
                chosen[track] = plot;
                if (ratio > 0) Enumerate(track + 1, chosen, weight * existence * ratio);
            }
        }
    }
}
