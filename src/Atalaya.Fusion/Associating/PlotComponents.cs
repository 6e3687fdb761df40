namespace Atalaya.Fusion.Associating;

/// <summary>Which updates hang together: through plots that both claim, or as tracks of one group. A sensor is a problem of its own.</summary>
sealed class PlotComponents
{
    int[] _parents = [], _nexts = [], _lasts = [], _plotOwners = [], _groupOwners = [];

    /// <param name="contested">Numbers of updates, ascending; the places in this list are what the rest is about.</param>
    public void Find(SlotList contested, PlotSharing sharing, Sector[] sectors, int plots, int groups)
    {
        Reserve(contested.Count, plots, groups);
        for (int at = 0; at < contested.Count; at++)
        {
            _parents[at] = at;
            ref readonly JointUpdate update = ref sharing.Updates[contested[at]];
            foreach (ref readonly PlotClaim claim in sharing.Claims(update)) Meet(ref _plotOwners[claim.Plot], at);
            int group = sectors[update.Handle.Sector].Lives[update.Handle.Slot].Group;
            if (group == 0) continue;
            ref int owner = ref _groupOwners[group - 1];
            if (owner >= 0 && sharing.Updates[contested[owner]].Sensor != update.Sensor) owner = -1;
            Meet(ref owner, at);
        }

        for (int at = 0; at < contested.Count; at++)
        {
            int head = HeadOf(at);
            _nexts[at] = -1;
            if (head != at) _nexts[_lasts[head]] = at;
            _lasts[head] = at;
        }
    }

    /// <summary>True for the first of a component.</summary>
    public bool IsHead(int at) => _parents[at] == at;

    /// <summary>The next of the same component; -1 = none.</summary>
    public int Next(int at) => _nexts[at];

    void Meet(ref int owner, int at)
    {
        if (owner < 0) owner = at;
        int one = HeadOf(owner), other = HeadOf(at);
        _parents[Math.Max(one, other)] = Math.Min(one, other);
    }

    int HeadOf(int at)
    {
        while (_parents[at] != at)
        {
            _parents[at] = _parents[_parents[at]];
            at = _parents[at];
        }

        return at;
    }

    void Reserve(int updates, int plots, int groups)
    {
        if (_parents.Length < updates)
        {
            _parents = new int[2 * updates];
            _nexts = new int[2 * updates];
            _lasts = new int[2 * updates];
        }

        if (_plotOwners.Length < plots) _plotOwners = new int[2 * plots];
        if (_groupOwners.Length < groups) _groupOwners = new int[2 * groups];
        _plotOwners.AsSpan(0, plots).Fill(-1);
        _groupOwners.AsSpan(0, groups).Fill(-1);
    }
}
