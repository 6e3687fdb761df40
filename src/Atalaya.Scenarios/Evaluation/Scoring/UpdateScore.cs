using Atalaya.Scenarios.Evaluation.Assigning;

namespace Atalaya.Scenarios.Evaluation.Scoring;

/// <summary>How steadily objects are tracked: updates in time, gaps, delay of the first track, runs of large errors.</summary>
sealed class UpdateScore(SampledObjects truth, double intervalSeconds, double gapLimitSeconds, double largeErrorMeters)
{
    const int RunOfLargeErrors = 3;

    readonly ObjectHistory[] _histories = [.. truth.Names.Select(_ => new ObjectHistory())];
    readonly HashSet<int> _matched = [];
    long _matches, _inLargeRuns;

    /// <summary>What is remembered of one object.</summary>
    sealed class ObjectHistory
    {
        public double First { get; set; } = double.NaN;
        public double Last { get; set; }
        public double FirstMatch { get; set; } = double.NaN;
        public double LastMatch { get; set; } = double.NaN;
        public bool WasMissed { get; set; }
        public double LongestGap { get; set; }
        public double LongGapSeconds { get; set; }
        public int LongGaps { get; set; }
        public int Samples { get; set; }
        public int Matches { get; set; }
        public long Interval { get; set; } = -1;
        public bool IntervalUpdated { get; set; }
        public int Intervals { get; set; }
        public int UpdatedIntervals { get; set; }
        public int LargeErrors { get; set; }
    }

    public void Add(Scene scene, Matching matching)
    {
        _matched.Clear();
        foreach (NearPair match in matching.Matches)
        {
            _matched.Add(match.Row);
            CountLargeErrors(_histories[scene.ObjectOf(match.Row)], match.DistanceMeters);
        }

        for (int row = 0; row < scene.TruthCount; row++) Add(_histories[scene.ObjectOf(row)], scene.TimeSeconds, _matched.Contains(row));
    }

    void CountLargeErrors(ObjectHistory history, double error)
    {
        _matches++;
        history.LargeErrors = error > largeErrorMeters ? history.LargeErrors + 1 : 0;
        if (history.LargeErrors == RunOfLargeErrors) _inLargeRuns += RunOfLargeErrors;
        else if (history.LargeErrors > RunOfLargeErrors) _inLargeRuns++;
    }

    void Add(ObjectHistory history, double time, bool isMatched)
    {
        if (double.IsNaN(history.First)) history.First = time;
        history.Last = time;
        history.Samples++;

        // A millionth of an interval: times written with three decimals fall where they were meant to.
        long interval = (long)Math.Floor((time - history.First) / intervalSeconds + 1e-6);
        if (interval != history.Interval)
        {
            history.Interval = interval;
            history.IntervalUpdated = false;
            history.Intervals++;
        }

        if (isMatched)
        {
            if (!history.IntervalUpdated) history.UpdatedIntervals++;
            history.IntervalUpdated = true;
            history.Matches++;
            if (double.IsNaN(history.FirstMatch)) history.FirstMatch = time;
            else if (history.WasMissed) CloseGap(history, time);
            history.LastMatch = time;
        }
        else
        {
            history.LargeErrors = 0;
        }

        history.WasMissed = !isMatched;
    }

    void CloseGap(ObjectHistory history, double time)
    {
        double gap = time - history.LastMatch;
        history.LongestGap = Math.Max(history.LongestGap, gap);
        if (!(gap > gapLimitSeconds)) return;
        history.LongGaps++;
        history.LongGapSeconds += gap;
    }

    /// <summary>Call once, after the last time: a track that never came back leaves a gap to the end of the object's life.</summary>
    public void Finish()
    {
        foreach (ObjectHistory history in _histories)
            if (history.WasMissed && !double.IsNaN(history.FirstMatch)) CloseGap(history, history.Last);
    }

    public UpdateFigures Figures()
    {
        ObjectHistory[] tracked = [.. _histories.Where(history => history.Matches > 0)];
        double lives = tracked.Sum(history => history.Last - history.First);
        return new UpdateFigures(
            intervalSeconds,
            _histories.Sum(history => (double)history.UpdatedIntervals) / Math.Max(1, _histories.Sum(history => (double)history.Intervals)),
            gapLimitSeconds,
            _histories.Sum(history => history.LongGaps),
            lives > 0 ? tracked.Sum(history => history.LongGapSeconds) / lives : 0,
            tracked.Length > 0 ? tracked.Max(history => history.LongestGap) : double.NaN,
            tracked.Length > 0 ? tracked.Average(history => history.FirstMatch - history.First) : double.NaN,
            _histories.Count(history => history.Samples > 0 && history.Matches == 0),
            largeErrorMeters,
            _matches > 0 ? (double)_inLargeRuns / _matches : double.NaN);
    }

    /// <summary>The row of one object, without what other scores know.</summary>
    public ObjectFigures Of(int number, double rms, int switches, int fragments)
    {
        ObjectHistory history = _histories[number];
        return new ObjectFigures(
            truth.Names[number],
            history.First,
            history.Last,
            history.Samples,
            history.Matches,
            history.FirstMatch - history.First,
            history.Matches > 0 ? history.LongestGap : double.NaN,
            switches,
            fragments,
            rms);
    }
}
