using Atalaya.Scenarios.Evaluation.Assigning;

namespace Atalaya.Scenarios.Evaluation.Scoring;

/// <summary>
/// The figures of the single integrated air picture (SIAP; Votruba and others 2001), each track belonging to the nearest object within the gate, several
/// tracks to one object if it falls so.
/// </summary>
sealed class SiapScore(double gateMeters, int truths)
{
    readonly List<TrackedTime>[] _tracked = [.. Enumerable.Range(0, truths).Select(_ => new List<TrackedTime>())];
    readonly int[] _lives = new int[truths];
    long _truthTimes, _trackTimes, _associated, _trackedTruths;
    double _distances;
    NearPair[] _nearest = [];

    /// <summary>The tracks of an object at one time.</summary>
    readonly record struct TrackedTime(int Time, int[] Tracks);

    public void Add(Scene scene)
    {
        _truthTimes += scene.TruthCount;
        _trackTimes += scene.TrackCount;
        for (int row = 0; row < scene.TruthCount; row++) _lives[scene.ObjectOf(row)]++;
        FindNearest(scene);
        foreach (IGrouping<int, NearPair> tracked in _nearest.Take(scene.TrackCount).Where(pair => pair.Row >= 0).GroupBy(pair => pair.Row))
        {
            int[] tracks = [.. tracked.Select(pair => scene.TrackOf(pair.Column))];
            _tracked[scene.ObjectOf(tracked.Key)].Add(new TrackedTime(scene.Index, tracks));
            _trackedTruths++;
            _associated += tracks.Length;
        }

        for (int column = 0; column < scene.TrackCount; column++)
            if (_nearest[column].Row >= 0) _distances += _nearest[column].DistanceMeters;
    }

    void FindNearest(Scene scene)
    {
        if (_nearest.Length < scene.TrackCount) _nearest = new NearPair[scene.TrackCount * 2];
        Array.Fill(_nearest, new NearPair(-1, -1, double.PositiveInfinity), 0, scene.TrackCount);
        foreach (NearPair pair in scene.Pairs)
        {
            NearPair best = _nearest[pair.Column];
            if (pair.DistanceMeters > gateMeters) continue;
            if (pair.DistanceMeters < best.DistanceMeters || (pair.DistanceMeters == best.DistanceMeters && pair.Row < best.Row)) _nearest[pair.Column] = pair;
        }
    }

    /// <param name="stepSeconds">What one scored time stands for.</param>
    public SiapFigures Figures(double stepSeconds)
    {
        double changes = 0, longest = 0, tracked = 0, lives = 0;
        for (int truth = 0; truth < truths; truth++)
        {
            lives += _lives[truth];
            if (_tracked[truth].Count == 0) continue;
            tracked += _tracked[truth].Count * stepSeconds;
            changes += FewestNumbers(_tracked[truth]) - 1;
            longest += LongestRun(_tracked[truth]);
        }

        return new SiapFigures(
            _truthTimes > 0 ? (double)_trackedTruths / _truthTimes : 0,
            _trackedTruths > 0 ? (double)_associated / _trackedTruths : 1,
            _trackTimes > 0 ? (double)(_trackTimes - _associated) / _trackTimes : 0,
            _associated > 0 ? _distances / _associated : double.NaN,
            tracked > 0 ? changes / tracked : double.NaN,
            lives > 0 ? longest / lives : 0);
    }

    /// <summary>The least number of track numbers that cover the tracked times: at each loss the number that lasts longest takes over.</summary>
    static int FewestNumbers(List<TrackedTime> times)
    {
        int numbers = 0;
        for (int i = 0; i < times.Count; numbers++)
        {
            int reached = i;
            foreach (int track in times[i].Tracks) reached = Math.Max(reached, EndOfRun(times, i, track, acrossGaps: true));
            i = reached + 1;
        }

        return numbers;
    }

    static int LongestRun(List<TrackedTime> times)
    {
        int longest = 0;
        for (int i = 0; i < times.Count; i++)
            foreach (int track in times[i].Tracks)
                if (i == 0 || times[i - 1].Time != times[i].Time - 1 || !times[i - 1].Tracks.Contains(track))
                    longest = Math.Max(longest, EndOfRun(times, i, track, acrossGaps: false) - i + 1);
        return longest;
    }

    static int EndOfRun(List<TrackedTime> times, int start, int track, bool acrossGaps)
    {
        int end = start;
        while (end + 1 < times.Count && (acrossGaps || times[end + 1].Time == times[end].Time + 1) && times[end + 1].Tracks.Contains(track)) end++;
        return end;
    }
}
