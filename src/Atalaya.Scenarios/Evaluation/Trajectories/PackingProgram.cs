namespace Atalaya.Scenarios.Evaluation.Trajectories;

/// <summary>
/// Largest gain of columns, each taken between 0 and 1 times, where each row may be covered at most once: the primal simplex method with the inverse of the
/// basis held in full (Dantzig 1963). While it works each row's limit is a little above 1, another for each, so that no two members of the basis reach 0
/// together and no step gains nothing (Charnes 1952); the basis found is then read with limits of 1.
/// </summary>
sealed class PackingProgram
{
    /// <summary>The inverse then takes 32 MB.</summary>
    public const int MostRows = 2000;

    const double SmallestPivot = 1e-8;

    /// <summary>A share below this is rounding.</summary>
    const double SmallestShare = 1e-9;

    const int StepsBetweenInversions = 500;

    readonly int _rows;
    readonly double[][] _inverse;

    /// <summary>What is basic in each row: a column, or ~row of a slack.</summary>
    readonly int[] _basis;

    readonly double[] _shares, _prices, _entering;

    /// <summary>Where the row of the last step is not 0: most of the inverse is, and stays so.</summary>
    readonly List<int> _filled = [];

    readonly bool[] _isSlackBasic;
    readonly List<double> _gains = [];
    readonly List<int[]> _columns = [];
    readonly List<int> _place = [];

    public PackingProgram(int rows)
    {
        _rows = rows;
        _inverse = [.. Enumerable.Range(0, rows).Select(_ => new double[rows])];
        _basis = new int[rows];
        _shares = new double[rows];
        _prices = new double[rows];
        _entering = new double[rows];
        _isSlackBasic = new bool[rows];
    }

    public double Price(int row) => _prices[row];

    /// <summary>How much of a column the mixture takes.</summary>
    public double Value(int column)
    {
        if (_place[column] < 0) return 0;
        double share = _inverse[_place[column]].Sum();
        return share > SmallestShare ? share : 0;
    }

    /// <param name="rows">Those that it covers.</param>
    public void Add(double gain, int[] rows)
    {
        _gains.Add(gain);
        _columns.Add(rows);
        _place.Add(-1);
    }

    /// <param name="preferred">Columns to begin with, where they fit.</param>
    /// <param name="tolerance">What gains less is not worth a step.</param>
    public void Solve(IEnumerable<int> preferred, double tolerance)
    {
        Array.Fill(_isSlackBasic, true);
        Invert();
        foreach (int column in preferred)
        {
            Weigh(column);
            int leaving = Leaving();
            if (_shares[leaving] / _entering[leaving] > 1e-3) Pivot(column, leaving);
        }

        PriceRows();
        for (int steps = 1; TryStep(tolerance); steps++)
        {
            if (steps % StepsBetweenInversions == 0) Invert();
            if (steps > 50 * (_rows + _columns.Count)) throw new EvaluationException("trajectory GOSPA: the program was not solved; take a shorter piece or a smaller --c");
        }
    }

    /// <summary>Takes in what gains most; false = nothing gains, at prices made afresh.</summary>
    bool TryStep(double tolerance)
    {
        (int entering, double profit) = Choose(tolerance);
        if (profit == 0)
        {
            PriceRows();
            (entering, profit) = Choose(tolerance);
            if (profit == 0) return false;
        }

        Weigh(entering);
        int leaving = Leaving();
        Pivot(entering, leaving);
        foreach (int i in _filled) _prices[i] += profit * _inverse[leaving][i];
        return true;
    }

    /// <summary>The inverse afresh from what is basic: rounding of many steps goes.</summary>
    void Invert()
    {
        for (int row = 0; row < _rows; row++)
        {
            Array.Clear(_inverse[row]);
            _inverse[row][row] = 1;
            _basis[row] = ~row;
            _shares[row] = LimitOf(row);
        }

        for (int column = 0; column < _columns.Count; column++)
        {
            if (_place[column] < 0) continue;
            Weigh(column);
            int best = -1;
            for (int row = 0; row < _rows; row++)
                if (_basis[row] < 0 && !_isSlackBasic[~_basis[row]] && (best < 0 || Math.Abs(_entering[row]) > Math.Abs(_entering[best]))) best = row;
            Exchange(column, best);
        }

        PriceRows();
    }

    /// <summary>Between 1.000001 and 1.000002, for each row another, and no row's a short sum of others'.</summary>
    static double LimitOf(int row)
    {
        ulong mixed = (ulong)(row + 1) * 0x9E37_79B9_7F4A_7C15;
        mixed = (mixed ^ (mixed >> 29)) * 0xBF58_476D_1CE4_E5B9;
        return 1 + 1e-6 * (1 + (mixed >> 11) * (1.0 / (1UL << 53)));
    }

    void PriceRows()
    {
        Array.Clear(_prices);
        for (int row = 0; row < _rows; row++)
        {
            if (_basis[row] < 0) continue;
            double gain = _gains[_basis[row]];
            double[] inverse = _inverse[row];
            for (int i = 0; i < inverse.Length; i++) _prices[i] += gain * inverse[i];
        }
    }

    /// <summary>What gains most if it enters the basis, and how much; 0 = nothing gains.</summary>
    (int Entering, double Profit) Choose(double tolerance)
    {
        int best = 0;
        double largest = tolerance;
        for (int row = 0; row < _rows; row++)
            if (!_isSlackBasic[row] && -_prices[row] > largest) (best, largest) = (~row, -_prices[row]);
        for (int column = 0; column < _columns.Count; column++)
        {
            if (_place[column] >= 0) continue;
            double gain = _gains[column];
            foreach (int row in _columns[column]) gain -= _prices[row];
            if (gain > largest) (best, largest) = (column, gain);
        }

        return (best, largest > tolerance ? largest : 0);
    }

    /// <summary>How much of each basic member one unit of what enters replaces.</summary>
    void Weigh(int entering)
    {
        ReadOnlySpan<int> covered = entering >= 0 ? _columns[entering] : [~entering];
        for (int row = 0; row < _rows; row++)
        {
            double[] inverse = _inverse[row];
            double weight = 0;
            foreach (int i in covered) weight += inverse[i];
            _entering[row] = weight;
        }
    }

    /// <summary>The basic member that reaches 0 first; of equals the one that changes fastest, for the sake of rounding.</summary>
    int Leaving()
    {
        int best = -1;
        double least = double.PositiveInfinity;
        for (int row = 0; row < _rows; row++)
        {
            if (_entering[row] <= SmallestPivot) continue;
            double ratio = Math.Max(_shares[row], 0) / _entering[row];
            if (ratio > least || (ratio == least && _entering[row] <= _entering[best])) continue;
            best = row;
            least = ratio;
        }

        return best >= 0 ? best : throw new InvalidOperationException("a packing program is bounded");
    }

    void Pivot(int entering, int leaving)
    {
        if (_basis[leaving] >= 0) _place[_basis[leaving]] = -1;
        else _isSlackBasic[~_basis[leaving]] = false;
        if (entering < 0) _isSlackBasic[~entering] = true;
        Exchange(entering, leaving);
    }

    void Exchange(int entering, int leaving)
    {
        double[] pivotRow = _inverse[leaving];
        double factor = 1 / _entering[leaving];
        _filled.Clear();
        for (int i = 0; i < pivotRow.Length; i++)
        {
            if (pivotRow[i] == 0) continue;
            _filled.Add(i);
            pivotRow[i] *= factor;
        }

        ReadOnlySpan<int> filled = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_filled);
        _shares[leaving] *= factor;
        for (int row = 0; row < _rows; row++)
        {
            double weight = _entering[row];
            if (row == leaving || weight == 0) continue;
            double[] inverse = _inverse[row];
            foreach (int i in filled) inverse[i] = Cleared(inverse[i] - weight * pivotRow[i]);
            _shares[row] -= weight * _shares[leaving];
        }

        _basis[leaving] = entering;
        if (entering >= 0) _place[entering] = leaving;
    }

    /// <summary>Members of the inverse are small fractions: what is smaller is the rounding of a 0.</summary>
    static double Cleared(double value) => Math.Abs(value) < 1e-13 ? 0 : value;
}
