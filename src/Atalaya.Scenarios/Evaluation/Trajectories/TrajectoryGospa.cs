using Atalaya.Scenarios.Evaluation.Assigning;
using Atalaya.Scenarios.Evaluation.Scoring;

namespace Atalaya.Scenarios.Evaluation.Trajectories;

/// <summary>
/// The linear programming metric on sets of trajectories (García-Fernández, Rahmathullah and Svensson 2020): at each time objects share themselves among
/// tracks; each change of a share costs gamma^p / 2 times its size.
/// <para>
/// Solved exactly by column generation (Gilmore and Gomory 1961). The share of an object in a track over time is a mixture of holds: stretches of time at
/// a full share, whose two ends are the switches. <see cref="HoldMixture"/> mixes those found so far, a small linear program, and prices the times of
/// objects and tracks; dynamic programming finds for each object the holds that gain most above these prices. Where none gains at the mixture's own
/// prices, no other mixture is better.
/// </para>
/// </summary>
static class TrajectoryGospa
{
    /// <summary>Gains of all objects with all tracks they ever meet, 8 bytes each.</summary>
    const long MostGains = 1L << 26;

    const int MostRounds = 300;

    /// <summary>Weight of the best prices so far among those asked at: keeps prices from swinging (Wentges 1997).</summary>
    const double Smoothing = 0.7;

    /// <summary>Of the largest gain an object can have: what gains less is rounding.</summary>
    const double Tolerance = 1e-12;

    public static TrajectoryGospaFigures Measure(SampledObjects truth, SampledObjects tracks, int times, EvaluationOptions options, double switchMeters)
    {
        double cutoffPower = Powers.Power(options.CutoffMeters, options.Power), switchCost = Powers.Power(switchMeters, options.Power) / 2;
        ObjectGains[] gains = [.. Enumerable.Range(0, truth.Names.Length).Select(number => new ObjectGains(number, times) { SwitchCost = switchCost })];
        HoldPrices alone = new(gains.Length, tracks.Names.Length, times);
        List<(int Object, int Track, int Time)> matches = Collect(truth, tracks, times, options, gains, alone);
        double tolerance = Tolerance * times * cutoffPower;
        HoldMixture mixture = new(alone, gains.Length, tracks.Names.Length, times, tolerance);
        foreach (Hold hold in Runs(matches, gains)) mixture.Add(hold);
        Solve(gains, mixture, alone, 4 * tolerance);
        double localisation = 0, matched = 0, switches = 0;
        foreach (Hold hold in mixture.Taken)
        {
            (double power, double count) = gains[hold.Object].Localisation(hold, cutoffPower);
            localisation += hold.Share * power;
            matched += hold.Share * count;
            switches += hold.Share * hold.Switches(times);
        }

        double missed = (truth.Object.Length - matched) * cutoffPower / 2, spurious = (tracks.Object.Length - matched) * cutoffPower / 2;
        double total = localisation + missed + spurious + switches * switchCost;
        return new TrajectoryGospaFigures(
            Powers.Root(total, options.Power), Powers.Root(total / times, options.Power), localisation, missed, spurious, switches * switchCost, switchMeters);
    }

    /// <summary>Collects what each object gains with each track over time; returns the best matches of each time alone and their prices, to begin with.</summary>
    static List<(int Object, int Track, int Time)> Collect(
        SampledObjects truth, SampledObjects tracks, int times, EvaluationOptions options, ObjectGains[] gains, HoldPrices alone)
    {
        List<(int, int, int)> matches = [];
        double cutoffPower = Powers.Power(options.CutoffMeters, options.Power);
        SetMetric metric = new(options.CutoffMeters, options.Power);
        Scene scene = new(truth, tracks, new double[times]);
        long cells = 0;
        for (int k = 0; k < times; k++)
        {
            scene.MoveTo(k, options.CutoffMeters);
            metric.Measure(scene.TruthCount, scene.TrackCount, scene.Pairs);
            foreach (NearPair pair in scene.Pairs)
            {
                double gain = cutoffPower - Powers.Power(pair.DistanceMeters, options.Power);
                if (!(gain > 0)) continue;
                int number = scene.ObjectOf(pair.Row), track = scene.TrackOf(pair.Column);
                if (gains[number].Add(track, k, gain)) cells += times;
                double price = alone.OfTrack(track)[k] = metric.Assignment.ColumnPrice[pair.Column];
                ref double own = ref alone.OfObject(number)[k];
                own = Math.Max(own, gain - price);
                if (metric.Assignment.ColumnOfRow[pair.Row] == pair.Column) matches.Add((number, track, k));
            }

            if (cells > MostGains) throw new EvaluationException("trajectory GOSPA: too many objects and tracks meet for too long; take a shorter piece or a smaller --c");
        }

        return matches;
    }

    /// <summary>The matches of each object and track in unbroken runs.</summary>
    static IEnumerable<Hold> Runs(List<(int Object, int Track, int Time)> matches, ObjectGains[] gains)
    {
        foreach (var pair in matches.GroupBy(match => (match.Object, match.Track)))
        {
            int[] times = [.. pair.Select(match => match.Time)];
            for (int i = 0, start = 0; i < times.Length; i++)
            {
                if (i + 1 < times.Length && times[i + 1] == times[i] + 1) continue;
                yield return gains[pair.Key.Object].Hold(pair.Key.Track, times[start], times[i]);
                start = i + 1;
            }
        }
    }

    /// <summary>Adds holds until none gains above the prices.</summary>
    static void Solve(ObjectGains[] gains, HoldMixture mixture, HoldPrices alone, double tolerance)
    {
        HoldPrices best = alone, asked = alone.Copy();
        double bound = double.PositiveInfinity;
        mixture.Solve();
        for (int round = 0; round < MostRounds; round++)
        {
            asked.Mix(mixture.Prices, best, Smoothing);
            bool added = Ask(gains, mixture, asked, tolerance, ref bound, ref best);
            added |= Ask(gains, mixture, mixture.Prices, tolerance, ref bound, ref best);
            if (!added) return;
            mixture.Solve();
        }

        throw new EvaluationException($"trajectory GOSPA: not solved in {MostRounds} rounds; take a shorter piece or a smaller --c");
    }

    /// <summary>Adds each object's best holds at the prices asked that gain above the mixture's; keeps prices that bound the gain better. False = nothing new gains.</summary>
    static bool Ask(ObjectGains[] gains, HoldMixture mixture, HoldPrices asked, double tolerance, ref double bound, ref HoldPrices best)
    {
        bool added = false;
        double total = asked.Sum;
        foreach (ObjectGains own in gains)
        {
            if (own.IsAlone) continue;
            List<Hold> holds = own.Best(asked, out double profit);
            foreach (Hold hold in holds)
                if (mixture.Prices.Profit(hold) > tolerance) added |= mixture.Add(hold);
            total += profit;
        }

        if (!(total < bound)) return added;
        bound = total;
        best = asked.Copy();
        return added;
    }
}
