using Atalaya.Core.Numerics;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Running;
using Atalaya.Fusion.Sources;

namespace Atalaya.Fusion.Associating;

/// <summary>
/// Shares the plots without identity among the tracks that gate them: integrated probabilistic data association (Bar-Shalom and Fortmann;
/// Mušicki, Evans and Stanković 1994). Where several tracks claim a plot, the marginal probabilities come from belief propagation between
/// tracks and plots (Williams and Lau 2014); an exchange of plots between two tracks counts only in its likelier form, as in JPDA* (Blom
/// and Bloem 2000), because tracks drawn to the mean of both would grow together. A sensor is a problem of its own.
/// </summary>
sealed class PlotSharing(TrackerOptions options, TickReports reports, SourceTable sources, DetectionMap detections, JointSharing joint, Sector[] sectors)
{
    /// <summary>Tracks nearer to certain than this are no different.</summary>
    const double MaxExistence = 0.999;

    /// <summary>Bounds the work where hundreds of tracks gate the same plots; tracks left without a plot of their own only share.</summary>
    const int MaxBids = 32;

    /// <summary>So many claims ahead their tracks are fetched.</summary>
    const int ClaimsAhead = 6;

    readonly WorkList<PlotClaim> _claims = new();
    readonly WorkList<JointUpdate> _updates = new();
    readonly SlotList _contested = new();
    readonly double _gateProbability = 1 - StableMath.Exp(-options.GateSquared / 2);
    PlotShare[] _plots = [];

    /// <summary>What tracks hold of a plot.</summary>
    struct PlotShare
    {
        public int ClaimCount, Owner, Bidder;
        public double Wishes, Weight, Explained;
    }

    /// <summary>By sensor, then track.</summary>
    public Span<JointUpdate> Updates => _updates.Items;

    /// <summary>One claim by its number.</summary>
    public ref readonly PlotClaim Claim(int number) => ref _claims[number];

    public Span<PlotClaim> ClaimsOf(in JointUpdate update) => _claims.Items.Slice(update.FirstClaim, update.ClaimCount);

    /// <summary>Notes how much of a plot a track uses.</summary>
    public void Explain(int plot, double weight, double explained)
    {
        _plots[plot].Weight += weight;
        _plots[plot].Explained += explained;
    }

    public ReadOnlySpan<PlotClaim> Claims(in JointUpdate update) => _claims.Items.Slice(update.FirstClaim, update.ClaimCount);

    /// <summary>Sum of its weights: how much of the plot tracks use, whether they exist or not.</summary>
    public double WeightOf(int plot) => _plots[plot].Weight;

    /// <summary>Probability that it is of an object that has a track.</summary>
    public double ExplainedOf(int plot) => _plots[plot].Explained;

    public void Begin(int plots)
    {
        _claims.Clear();
        _updates.Clear();
        _contested.Clear();
        if (_plots.Length < plots) _plots = new PlotShare[2 * plots];
        _plots.AsSpan(0, plots).Fill(new PlotShare { Owner = -1, Bidder = -1 });
    }

    public void Add(in PlotClaim claim) => _claims.Add(claim);

    /// <param name="plots">Numbers of the plots' reports.</param>
    public void Solve(ReadOnlySpan<int> plots)
    {
        _claims.Items.Sort();
        for (int first = 0; first < _claims.Count;) first = AddUpdate(first, plots);
        FindContested();
        if (_contested.Count > 0)
        {
            joint.Share(this, _contested, plots);
            LeaveOutGrouped();
        }

        if (_contested.Count > 0)
        {
            for (int round = 0; round < MaxBids && Bid(); round++)
            {
            }

            Exchange();
            NoteDoubts(plots);
            LeaveOutExchanges();
            for (int round = 0; round < options.SharingRounds; round++) Negotiate();
        }

        foreach (ref JointUpdate update in _updates.Items)
            if (update.Group is null) Weigh(ref update);
    }

    /// <summary>The only claim to a plot, by a track that began in this tick; false = it weighs too little.</summary>
    public bool TryAlone(PlotClaim claim, ReadOnlySpan<int> plots, out JointUpdate update)
    {
        int first = _claims.Count;
        _claims.Add(claim);
        AddUpdate(first, plots);
        ref JointUpdate added = ref _updates[_updates.Count - 1];
        Weigh(ref added);
        update = added;
        return update.Weight >= options.MainWeight;
    }

    int AddUpdate(int first, ReadOnlySpan<int> plots)
    {
        if (first + ClaimsAhead < _claims.Count) Prefetch(_claims[first + ClaimsAhead]);
        PlotClaim head = _claims[first];
        ref readonly Track track = ref sectors[head.Handle.Sector].Tracks[head.Handle.Slot];
        ref readonly SourceState source = ref sources.Find(reports[plots[head.Plot]]);
        double detection = detections.Probability(source, false, sectors[head.Handle.Sector].Cells[head.Handle.Slot]) * _gateProbability;
        JointUpdate update = new()
        {
            Sensor = head.Sensor,
            TrackId = head.TrackId,
            Handle = head.Handle,
            FirstClaim = first,
            Existence = Math.Min(track.Existence, MaxExistence),
            Missed = 1 - detection,
            Own = -1,
            Main = first,
            Interval = double.NaN,
        };
        int end = first;
        for (; end < _claims.Count && _claims[end].Sensor == head.Sensor && _claims[end].TrackId == head.TrackId; end++)
            if (_claims[end].Ratio > _claims[update.Main].Ratio) update.Main = end;
        update.ClaimCount = end - first;
        if (update.ClaimCount > 1) KeepOneTurn(update, SourceTable.SameTurnSeconds(source), plots);
        double scale = update.Existence / (1 - update.Existence * detection);
        for (int i = first; i < end; i++) Link(i, scale);
        _updates.Add(update);
        return end;
    }

    /// <summary>Starts to fetch what an update begins with.</summary>
    void Prefetch(in PlotClaim claim)
    {
        Sector sector = sectors[claim.Handle.Sector];
        sector.Tracks.Prefetch(claim.Handle.Slot);
        sector.Lives.Prefetch(claim.Handle.Slot);
        detections.Prefetch((ushort)(claim.Sensor >> 16), (ushort)claim.Sensor, false, sector.Cells[claim.Handle.Slot]);
    }

    /// <summary>A burst may bring several turns in one tick: the one with the likeliest plot counts.</summary>
    void KeepOneTurn(in JointUpdate update, double turnSeconds, ReadOnlySpan<int> plots)
    {
        if (turnSeconds <= 0) return;
        Core.Time.Instant time = reports.Times[plots[_claims[update.Main].Plot]];
        foreach (ref PlotClaim claim in _claims.Items.Slice(update.FirstClaim, update.ClaimCount))
            if (Math.Abs(reports.Times[plots[claim.Plot]].SecondsSince(time)) > turnSeconds) claim.Ratio = 0;
    }

    void Link(int index, double scale)
    {
        ref PlotClaim claim = ref _claims[index];
        claim.Odds = claim.Ratio * scale;
        claim.Grant = 1;
        claim.Update = _updates.Count;
        _plots[claim.Plot].ClaimCount++;
    }

    /// <summary>Those that share a plot, and those of tracks in groups.</summary>
    void FindContested()
    {
        for (int i = 0; i < _updates.Count; i++)
        {
            TrackHandle handle = _updates[i].Handle;
            bool isContested = sectors[handle.Sector].Lives[handle.Slot].Group != 0;
            foreach (ref readonly PlotClaim claim in Claims(_updates[i])) isContested |= _plots[claim.Plot].ClaimCount > 1;
            if (isContested) _contested.Add(i);
        }
    }

    void LeaveOutGrouped()
    {
        int kept = 0;
        foreach (int number in _contested.Slots)
            if (_updates[number].Group is null) _contested[kept++] = number;
        _contested.Truncate(kept);
    }

    /// <summary>Each track without a plot bids for its best free one, each plot takes its best bidder: repeated, the greedy assignment.</summary>
    bool Bid()
    {
        bool any = false;
        foreach (int number in _contested.Slots)
        {
            ref JointUpdate update = ref _updates[number];
            if (update.Own >= 0) continue;
            int best = -1;
            for (int i = update.FirstClaim; i < update.FirstClaim + update.ClaimCount; i++)
                if (_plots[_claims[i].Plot].Owner < 0 && _claims[i].Odds > 0 && (best < 0 || _claims[i].Odds > _claims[best].Odds)) best = i;
            if (best < 0) continue;
            ref PlotShare plot = ref _plots[_claims[best].Plot];
            if (plot.Bidder < 0 || _claims[best].Odds > _claims[plot.Bidder].Odds) plot.Bidder = best;
            any = true;
        }

        foreach (int number in _contested.Slots)
            foreach (ref readonly PlotClaim claim in Claims(_updates[number]))
            {
                ref PlotShare plot = ref _plots[claim.Plot];
                if (plot.Owner >= 0 || plot.Bidder < 0) continue;
                plot.Owner = plot.Bidder;
                _updates[_claims[plot.Owner].Update].Own = plot.Owner;
            }

        return any;
    }

    /// <summary>Two tracks swap their plots where that is likelier.</summary>
    void Exchange()
    {
        foreach (int number in _contested.Slots)
            for (int i = _updates[number].FirstClaim; i < _updates[number].FirstClaim + _updates[number].ClaimCount; i++)
            {
                if (!TryExchange(i, out int own, out int other, out int back)) continue;
                if (_claims[i].Odds * _claims[back].Odds <= _claims[own].Odds * _claims[other].Odds) continue;
                _updates[number].Own = _plots[_claims[i].Plot].Owner = i;
                _updates[_claims[back].Update].Own = _plots[_claims[back].Plot].Owner = back;
            }
    }

    /// <summary>The exchange that was not chosen may have been the right one: which of two tracks has which object is in doubt from now on.</summary>
    void NoteDoubts(ReadOnlySpan<int> plots)
    {
        foreach (int number in _contested.Slots)
        {
            TrackHandle handle = _updates[number].Handle;
            if (!sectors[handle.Sector].Tracks[handle.Slot].Identity.HasKey) continue;
            for (int i = _updates[number].FirstClaim; i < _updates[number].FirstClaim + _updates[number].ClaimCount; i++)
            {
                if (!TryExchange(i, out int own, out int other, out int back)) continue;
                double kept = _claims[own].Odds * _claims[other].Odds, exchanged = _claims[i].Odds * _claims[back].Odds;
                if (exchanged > 0) sectors[handle.Sector].Lives[handle.Slot].Doubt.Add(exchanged / (kept + exchanged), _claims[other].TrackId, reports.Times[plots[_claims[i].Plot]]);
            }
        }
    }

    /// <summary>True if claim and <paramref name="back"/> would exchange <paramref name="own"/> and <paramref name="other"/>, which two tracks own now.</summary>
    bool TryExchange(int claim, out int own, out int other, out int back)
    {
        own = _updates[_claims[claim].Update].Own;
        other = _plots[_claims[claim].Plot].Owner;
        back = -1;
        if (own < 0 || other < 0 || own == claim || other == claim) return false;
        ref readonly JointUpdate rival = ref _updates[_claims[other].Update]; // whose claims ascend by plot
        int low = rival.FirstClaim, high = rival.FirstClaim + rival.ClaimCount - 1, plot = _claims[own].Plot;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_claims[middle].Plot < plot) low = middle + 1;
            else high = middle;
        }

        back = low;
        return _claims[back].Plot == plot;
    }

    /// <summary>
    /// A claim to another's plot counts only as far as that other is not then at one's own plot: for two tracks and two plots this leaves
    /// out exactly the less likely exchange.
    /// </summary>
    void LeaveOutExchanges()
    {
        foreach (int number in _contested.Slots)
            for (int i = _updates[number].FirstClaim; i < _updates[number].FirstClaim + _updates[number].ClaimCount; i++)
                _claims[i].Wish = TryExchange(i, out _, out _, out int back) ? 1 / (1 + _claims[back].Odds) : 1;
        foreach (int number in _contested.Slots)
            foreach (ref PlotClaim claim in _claims.Items.Slice(_updates[number].FirstClaim, _updates[number].ClaimCount))
            {
                claim.Odds *= claim.Wish;
                claim.Ratio *= claim.Wish;
            }
    }

    /// <summary>One round of belief propagation: tracks to plots, plots to tracks.</summary>
    void Negotiate()
    {
        foreach (int number in _contested.Slots)
        {
            Span<PlotClaim> claims = _claims.Items.Slice(_updates[number].FirstClaim, _updates[number].ClaimCount);
            double all = 1;
            foreach (ref readonly PlotClaim claim in claims) all += claim.Odds * claim.Grant;
            foreach (ref PlotClaim claim in claims) claim.Wish = claim.Odds / Math.Max(1, all - claim.Odds * claim.Grant);
        }

        foreach (int number in _contested.Slots)
            foreach (ref readonly PlotClaim claim in Claims(_updates[number])) _plots[claim.Plot].Wishes = 0;
        foreach (int number in _contested.Slots)
            foreach (ref readonly PlotClaim claim in Claims(_updates[number])) _plots[claim.Plot].Wishes += claim.Wish;
        foreach (int number in _contested.Slots)
            foreach (ref PlotClaim claim in _claims.Items.Slice(_updates[number].FirstClaim, _updates[number].ClaimCount))
                claim.Grant = 1 / (1 + Math.Max(0, _plots[claim.Plot].Wishes - claim.Wish));
    }

    void Weigh(ref JointUpdate update)
    {
        Span<PlotClaim> claims = _claims.Items.Slice(update.FirstClaim, update.ClaimCount);
        update.Ratio = update.Missed;
        foreach (ref readonly PlotClaim claim in claims) update.Ratio += claim.Ratio * claim.Grant;
        double exists = update.Existence * update.Ratio / (1 - update.Existence + update.Existence * update.Ratio);
        for (int i = update.FirstClaim; i < update.FirstClaim + update.ClaimCount; i++)
        {
            ref PlotClaim claim = ref _claims[i];
            claim.Weight = claim.Ratio * claim.Grant / update.Ratio;
            update.Weight += claim.Weight;
            if (claim.Weight > _claims[update.Main].Weight) update.Main = i;
            _plots[claim.Plot].Weight += claim.Weight;
            _plots[claim.Plot].Explained += claim.Weight * exists;
        }
    }
}
