using Atalaya.Scenarios.Evaluation.Assigning;

namespace Atalaya.Scenarios.Evaluation.Scoring;

/// <summary>
/// Matches objects and tracks one to one as CLEAR MOT does (Bernardin and Stiefelhagen 2008): who was matched at the time before stays so while within the
/// gate; of the rest as many as possible are matched, at the least sum of distances.
/// </summary>
sealed class Matching(double gateMeters, int truths)
{
    readonly GatedAssignment _assignment = new();
    readonly List<NearPair> _free = [];
    readonly List<NearPair> _matches = [];
    readonly int[] _before = NoTracks(truths);
    readonly int[] _now = NoTracks(truths);
    double[] _scores = [];
    bool[] _rowTaken = [], _columnTaken = [];

    /// <summary>The matches of the time last given.</summary>
    public IReadOnlyList<NearPair> Matches => _matches;

    /// <summary>The track of an object at the time before the one last given; -1 = none.</summary>
    public int Before(int truth) => _before[truth];

    public void MoveTo(Scene scene)
    {
        _now.CopyTo(_before, 0);
        Array.Fill(_now, -1);
        _matches.Clear();
        if (_rowTaken.Length < scene.TruthCount) _rowTaken = new bool[scene.TruthCount * 2];
        if (_columnTaken.Length < scene.TrackCount) _columnTaken = new bool[scene.TrackCount * 2];
        Array.Clear(_rowTaken);
        Array.Clear(_columnTaken);
        foreach (NearPair pair in scene.Pairs)
            if (pair.DistanceMeters <= gateMeters && _before[scene.ObjectOf(pair.Row)] == scene.TrackOf(pair.Column)) Match(scene, pair);
        MatchRest(scene);
    }

    void MatchRest(Scene scene)
    {
        _free.Clear();
        foreach (NearPair pair in scene.Pairs)
            if (pair.DistanceMeters <= gateMeters && !_rowTaken[pair.Row] && !_columnTaken[pair.Column]) _free.Add(pair);
        if (_free.Count == 0) return;
        if (_scores.Length < _free.Count) _scores = new double[_free.Count * 2];

        // One match more is worth more than any distance that it may cost the others.
        double worth = gateMeters * (Math.Min(scene.TruthCount, scene.TrackCount) + 1.0) + 1;
        for (int i = 0; i < _free.Count; i++) _scores[i] = worth - _free[i].DistanceMeters;
        _assignment.Solve(scene.TruthCount, scene.TrackCount, _free, _scores);
        foreach (NearPair pair in _free)
            if (_assignment.ColumnOfRow[pair.Row] == pair.Column) Match(scene, pair);
    }

    void Match(Scene scene, NearPair pair)
    {
        _rowTaken[pair.Row] = _columnTaken[pair.Column] = true;
        _now[scene.ObjectOf(pair.Row)] = scene.TrackOf(pair.Column);
        _matches.Add(pair);
    }

    static int[] NoTracks(int truths)
    {
        int[] tracks = new int[truths];
        Array.Fill(tracks, -1);
        return tracks;
    }
}
