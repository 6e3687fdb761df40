using Atalaya.Scenarios.Evaluation.Assigning;

namespace Atalaya.Scenarios.Evaluation.Scoring;

/// <summary>Who is followed by which track over time, from the one-to-one matches.</summary>
sealed class IdentityScore(SampledObjects truth)
{
    readonly int[] _last = [.. Enumerable.Repeat(-1, truth.Names.Length)];
    readonly int[] _segment = new int[truth.Names.Length];
    readonly int[] _longest = new int[truth.Names.Length];
    readonly Dictionary<(int Truth, int Track), int> _matchedTimes = [];
    long _truthTimes, _trackTimes, _matched;

    public int[] Switches { get; } = new int[truth.Names.Length];
    public int[] Fragments { get; } = new int[truth.Names.Length];

    public void Add(Scene scene, Matching matching)
    {
        _truthTimes += scene.TruthCount;
        _trackTimes += scene.TrackCount;
        _matched += matching.Matches.Count;
        foreach (NearPair match in matching.Matches)
        {
            int thing = scene.ObjectOf(match.Row), track = scene.TrackOf(match.Column), before = matching.Before(thing);
            _matchedTimes[(thing, track)] = _matchedTimes.GetValueOrDefault((thing, track)) + 1;
            if (_last[thing] >= 0 && _last[thing] != track) Switches[thing]++;
            if (_last[thing] >= 0 && before < 0) Fragments[thing]++;
            _segment[thing] = before == track ? _segment[thing] + 1 : 1;
            _longest[thing] = Math.Max(_longest[thing], _segment[thing]);
            _last[thing] = track;
        }
    }

    public IdentityFigures Figures()
    {
        int switches = Switches.Sum();
        double identified = IdentifiedTimes();
        return new IdentityFigures(
            switches,
            Fragments.Sum(),
            switches / (double)Math.Max(1, truth.Names.Length),
            _truthTimes > 0 ? 1 - (_truthTimes - _matched + (_trackTimes - _matched) + switches) / (double)_truthTimes : double.NaN,
            _truthTimes + _trackTimes > 0 ? 2 * identified / (_truthTimes + _trackTimes) : 0,
            _longest.Sum() / (double)Math.Max(1, _truthTimes));
    }

    /// <summary>Matched times if each object could have one track only, and each track one object: the most there can be.</summary>
    double IdentifiedTimes()
    {
        if (_matchedTimes.Count == 0) return 0;
        List<NearPair> pairs = [.. _matchedTimes.Keys.Select(key => new NearPair(key.Truth, key.Track, 0))];
        double[] scores = [.. _matchedTimes.Values.Select(times => (double)times)];
        GatedAssignment assignment = new();
        assignment.Solve(truth.Names.Length, pairs.Max(pair => pair.Column) + 1, pairs, scores);
        return _matchedTimes.Where(pair => assignment.ColumnOfRow[pair.Key.Truth] == pair.Key.Track).Sum(pair => (double)pair.Value);
    }
}
