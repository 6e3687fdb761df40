namespace Atalaya.Integrity.Behaviour.Pairs;

/// <summary>
/// Finds movers that are near each other: a grid of cubes in Earth-centred axes, so that poles and 180° are ordinary places. Each pair is shown once, the
/// lower id first; the order of pairs depends on that in which movers were added.
/// </summary>
sealed class PairSearch
{
    const int Bits = 21;
    const double HalfSpan = 8_000_000;

    /// <summary>Cells ahead of one in the order of keys, as columns: the column itself is searched for what follows.</summary>
    static readonly (int X, int Y)[] ColumnsAhead = [(0, 1), (1, -1), (1, 0), (1, 1)];

    Mover[] _movers = new Mover[64], _sorted = new Mover[64];
    ulong[] _keys = new ulong[64];
    int[] _order = new int[64];

    public int Count { get; private set; }

    /// <summary>In the order of cells, after <see cref="Visit"/>.</summary>
    public ReadOnlySpan<Mover> Movers => _sorted.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(in Mover mover)
    {
        if (Count == _movers.Length)
        {
            Array.Resize(ref _movers, 2 * Count);
            _sorted = new Mover[2 * Count];
            _keys = new ulong[2 * Count];
            _order = new int[2 * Count];
        }

        _movers[Count++] = mover;
    }

    /// <param name="reach">Metres; pairs farther apart may be shown too, none nearer is left out.</param>
    public void Visit(double reach, IPairVisitor visitor)
    {
        Sort(reach);
        for (int from = 0; from < Count;)
        {
            int to = from;
            while (to < Count && _keys[to] == _keys[from]) to++;
            VisitCell(from, to, visitor);
            from = to;
        }
    }

    void Sort(double reach)
    {
        double scale = 1 / Math.Max(reach, 10);
        for (int i = 0; i < Count; i++)
        {
            ref readonly Mover mover = ref _movers[i];
            _keys[i] = Key(Part(mover.X * scale, scale), Part(mover.Y * scale, scale), Part(mover.Z * scale, scale));
            _order[i] = i;
        }

        Array.Sort(_keys, _order, 0, Count);
        for (int i = 0; i < Count; i++) _sorted[i] = _movers[_order[i]];
    }

    static int Part(double cells, double scale) => (int)(cells + HalfSpan * scale);
    static ulong Key(int x, int y, int z) => ((ulong)(uint)x << Bits | (uint)y) << Bits | (uint)z;

    void VisitCell(int from, int to, IPairVisitor visitor)
    {
        ulong key = _keys[from];
        const int Mask = (1 << Bits) - 1;
        int x = (int)(key >> (2 * Bits)), y = (int)(key >> Bits) & Mask, z = (int)key & Mask;
        int next = to;
        while (next < Count && _keys[next] == key + 1) next++;
        for (int i = from; i < to; i++) Show(i, i + 1, next, visitor);
        foreach ((int dx, int dy) in ColumnsAhead)
        {
            int first = FirstFrom(Key(x + dx, y + dy, z - 1), to), last = first;
            ulong end = Key(x + dx, y + dy, z + 1);
            while (last < Count && _keys[last] <= end) last++;
            for (int i = from; i < to; i++) Show(i, first, last, visitor);
        }
    }

    void Show(int one, int first, int last, IPairVisitor visitor)
    {
        for (int other = first; other < last; other++)
        {
            if (_sorted[one].Id < _sorted[other].Id) visitor.Visit(_sorted[one], _sorted[other]);
            else visitor.Visit(_sorted[other], _sorted[one]);
        }
    }

    int FirstFrom(ulong key, int from)
    {
        int at = Array.BinarySearch(_keys, from, Count - from, key);
        if (at < 0) return ~at;
        while (at > from && _keys[at - 1] == key) at--;
        return at;
    }
}
