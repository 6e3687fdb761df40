using Atalaya.Scenarios.Evaluation;

namespace Atalaya.Tests.Scenarios.Evaluation;

/// <summary>Trajectory GOSPA (p = 2) where an object may hold a track only whole, by trying all matchings at each time.</summary>
static class WholeHolds
{
    /// <summary>The least sum of squares.</summary>
    public static double Least(PlaneTrajectories truth, PlaneTrajectories tracks, EvaluationOptions options)
    {
        string[] objects = [.. truth.Ids.Distinct().Order()], names = [.. tracks.Ids.Distinct().Order()];
        double[] times = [.. truth.TimesSeconds.Distinct().Order()];
        List<int[]> matchings = [.. Matchings(objects.Length, names.Length)];
        double[]? before = null;
        foreach (double time in times)
        {
            double[] now = [.. matchings.Select(matching => Cost(truth, tracks, objects, names, time, matching, options.CutoffMeters))];
            for (int m = 0; m < now.Length && before is not null; m++)
                now[m] += matchings.Select((other, i) => before[i] + Changes(other, matchings[m]) * options.SwitchMeters!.Value * options.SwitchMeters.Value / 2).Min();
            before = now;
        }

        return before!.Min();
    }

    static IEnumerable<int[]> Matchings(int objects, int tracks)
    {
        if (objects == 0) return [[]];
        return Matchings(objects - 1, tracks).SelectMany(rest => Enumerable.Range(-1, tracks + 1).Where(track => track < 0 || !rest.Contains(track)).Select(track => (int[])[.. rest, track]));
    }

    static int Changes(int[] left, int[] right) => left.Zip(right).Sum(pair => pair.First == pair.Second ? 0 : (pair.First >= 0 ? 1 : 0) + (pair.Second >= 0 ? 1 : 0));

    static double Cost(PlaneTrajectories truth, PlaneTrajectories tracks, string[] objects, string[] names, double time, int[] matching, double cutoff)
    {
        double half = cutoff * cutoff / 2;
        double cost = 0;
        bool[] isHeld = new bool[names.Length];
        for (int i = 0; i < objects.Length; i++)
        {
            int row = Row(truth, objects[i], time), track = matching[i] < 0 ? -1 : Row(tracks, names[matching[i]], time);
            if (matching[i] >= 0) isHeld[matching[i]] = true;
            if (row < 0 || track < 0)
            {
                cost += row < 0 && track < 0 ? 0 : half;
                continue;
            }

            double x = truth.X[row] - tracks.X[track], y = truth.Y[row] - tracks.Y[track];
            cost += Math.Min(x * x + y * y, cutoff * cutoff);
        }

        for (int j = 0; j < names.Length; j++)
            if (!isHeld[j] && Row(tracks, names[j], time) >= 0) cost += half;
        return cost;
    }

    static int Row(PlaneTrajectories rows, string id, double time)
    {
        for (int row = 0; row < rows.Count; row++)
            if (rows.Ids[row] == id && rows.TimesSeconds[row] == time) return row;
        return -1;
    }
}
