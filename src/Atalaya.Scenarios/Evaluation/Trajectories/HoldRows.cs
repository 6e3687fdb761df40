namespace Atalaya.Scenarios.Evaluation.Trajectories;

/// <summary>The constraints on a set of holds: each object and track at each time once, those that the same holds cover taken together.</summary>
sealed class HoldRows
{
    readonly List<(List<int> Holds, List<HoldPlace> Places)> _rows = [];
    readonly Dictionary<string, int> _rowOfHolds = new(StringComparer.Ordinal);
    readonly int _holds;

    public HoldRows(List<Hold> holds, int times)
    {
        _holds = holds.Count;
        IEnumerable<int> all = Enumerable.Range(0, holds.Count);
        foreach (IGrouping<int, int> own in all.GroupBy(i => holds[i].Object)) Cut(false, own.Key, [.. own], holds, times);
        foreach (IGrouping<int, int> own in all.GroupBy(i => holds[i].Track)) Cut(true, own.Key, [.. own], holds, times);
    }

    public int Count => _rows.Count;

    public List<HoldPlace> Places(int row) => _rows[row].Places;

    /// <summary>The rows that each hold covers.</summary>
    public List<int>[] OfHolds()
    {
        List<int>[] covered = [.. Enumerable.Range(0, _holds).Select(_ => new List<int>())];
        for (int row = 0; row < _rows.Count; row++)
            foreach (int hold in _rows[row].Holds) covered[hold].Add(row);
        return covered;
    }

    /// <summary>Cuts the time of one object or track wherever one of its holds begins or ends.</summary>
    void Cut(bool isTrack, int number, int[] own, List<Hold> holds, int times)
    {
        int[] cuts = [.. own.SelectMany(i => new[] { holds[i].From, holds[i].To + 1 }).Distinct().Order()];
        for (int c = 0; c < cuts.Length - 1; c++)
        {
            List<int> here = [.. own.Where(i => holds[i].From <= cuts[c] && holds[i].To >= cuts[c])];
            if (here.Count == 0) continue;
            string key = string.Join(',', here);
            if (!_rowOfHolds.TryGetValue(key, out int row))
            {
                _rowOfHolds.Add(key, row = _rows.Count);
                _rows.Add((here, []));
            }

            _rows[row].Places.Add(new HoldPlace(isTrack, number, cuts[c], Math.Min(cuts[c + 1], times) - 1));
        }
    }
}
