using Atalaya.Scenarios.Evaluation.Assigning;

namespace Atalaya.Scenarios.Evaluation.Trajectories;

/// <summary>
/// Mixes the holds found so far for the largest gain, so that at each time an object holds no more than one track's worth and a track is held no more than
/// once. Objects that share no track are solved apart.
/// </summary>
sealed class HoldMixture(HoldPrices weights, int objects, int tracks, int times, double tolerance)
{
    readonly List<Hold> _holds = [];
    readonly HashSet<(int, int, int, int)> _known = [];
    readonly DisjointSets _sets = new();
    readonly bool[] _isChanged = new bool[objects];

    public HoldPrices Prices { get; } = new(objects, tracks, times);

    /// <summary>The holds that the mixture takes, with their shares.</summary>
    public IEnumerable<Hold> Taken => _holds.Where(hold => hold.Share > 0);

    /// <summary>False if it is there already.</summary>
    public bool Add(Hold hold)
    {
        if (!_known.Add((hold.Object, hold.Track, hold.From, hold.To))) return false;
        _holds.Add(hold);
        _isChanged[hold.Object] = true;
        return true;
    }

    /// <summary>Finds the best mixture and its prices; groups without a new hold keep theirs.</summary>
    public void Solve()
    {
        _sets.Reset(objects + tracks);
        foreach (Hold hold in _holds) _sets.Join(hold.Object, objects + hold.Track);
        foreach (IGrouping<int, Hold> group in _holds.GroupBy(hold => _sets.Find(hold.Object)))
            if (group.Any(hold => _isChanged[hold.Object])) SolveGroup([.. group]);
        Array.Clear(_isChanged);
    }

    void SolveGroup(List<Hold> holds)
    {
        HoldRows rows = new(holds, times);
        if (rows.Count > PackingProgram.MostRows)
            throw new EvaluationException($"trajectory GOSPA: {holds.Select(hold => hold.Object).Distinct().Count()} objects contend for tracks in {rows.Count} ways, more than can be solved exactly; take a shorter piece or a smaller --c");
        PackingProgram program = new(rows.Count);
        List<int>[] covered = rows.OfHolds();
        for (int i = 0; i < holds.Count; i++) program.Add(holds[i].Gain, [.. covered[i]]);
        program.Solve([.. Enumerable.Range(0, holds.Count).Where(i => holds[i].Share > 0).OrderByDescending(i => holds[i].Share)], tolerance);
        for (int i = 0; i < holds.Count; i++) holds[i].Share = program.Value(i);
        foreach (Hold hold in holds)
        {
            Prices.OfObject(hold.Object).Clear();
            Prices.OfTrack(hold.Track).Clear();
        }

        for (int row = 0; row < rows.Count; row++) Spread(rows.Places(row), Math.Max(0, program.Price(row)));
    }

    /// <summary>
    /// A row stands for all places (an object's or track's stretches of time) that the same holds cover: its price may be laid on any of them. Laid on as the
    /// prices of each time alone are, shorter holds do not seem to gain more than they do.
    /// </summary>
    void Spread(List<HoldPlace> places, double price)
    {
        if (price == 0) return;
        double total = 0;
        long count = 0;
        foreach (HoldPlace place in places)
        {
            foreach (double weight in WeightsOf(place)) total += weight;
            count += place.To - place.From + 1;
        }

        foreach (HoldPlace place in places)
        {
            ReadOnlySpan<double> shares = WeightsOf(place);
            Span<double> prices = (place.IsTrack ? Prices.OfTrack(place.Number) : Prices.OfObject(place.Number))[place.From..(place.To + 1)];
            for (int k = 0; k < prices.Length; k++) prices[k] = total > 0 ? price * (shares[k] / total) : price / count;
        }
    }

    ReadOnlySpan<double> WeightsOf(HoldPlace place) =>
        (place.IsTrack ? weights.OfTrack(place.Number) : weights.OfObject(place.Number))[place.From..(place.To + 1)];
}
