namespace Atalaya.Scenarios.Evaluation.Trajectories;

/// <summary>What one object gains with each track that it ever meets, and how it holds them best.</summary>
sealed class ObjectGains(int number, int times)
{
    const int None = -1;

    readonly List<int> _tracks = [];
    readonly List<double[]> _gains = [];
    readonly Dictionary<int, int> _local = [];
    double[] _value = [];
    bool[] _stayed = [];
    int[] _leftFrom = [];

    public double SwitchCost { get; set; }

    /// <summary>Never met a track.</summary>
    public bool IsAlone => _tracks.Count == 0;

    /// <summary>Notes a gain; true if the track is a new one.</summary>
    public bool Add(int track, int time, double gain)
    {
        bool isNew = !_local.TryGetValue(track, out int local);
        if (isNew)
        {
            _local.Add(track, local = _tracks.Count);
            _tracks.Add(track);
            _gains.Add(new double[times]);
        }

        _gains[local][time] = gain;
        return isNew;
    }

    public Hold Hold(int track, int from, int to)
    {
        double gain = -((from > 0 ? SwitchCost : 0) + (to < times - 1 ? SwitchCost : 0));
        double[] gains = _gains[_local[track]];
        for (int k = from; k <= to; k++) gain += gains[k];
        return new Hold(number, track, from, to, gain);
    }

    /// <summary>
    /// The holds with the largest gain less prices: the best path through the states "none" and the tracks. From none to a track or back costs one switch;
    /// from track to track two, which is the same as by way of none.
    /// </summary>
    /// <param name="profit">Their gain less prices; not below 0.</param>
    public List<Hold> Best(HoldPrices prices, out double profit)
    {
        int count = _tracks.Count;
        if (_stayed.Length == 0) (_stayed, _leftFrom, _value) = (new bool[times * count], new int[times], new double[count]);
        ReadOnlySpan<double> own = prices.OfObject(number);
        double none = 0;
        for (int k = 0; k < times; k++)
        {
            double free = none;
            _leftFrom[k] = None;
            for (int j = 0; j < count && k > 0; j++)
            {
                if (_value[j] - SwitchCost <= free) continue;
                free = _value[j] - SwitchCost;
                _leftFrom[k] = j;
            }

            double taken = k > 0 ? free - SwitchCost : 0;
            for (int j = 0; j < count; j++)
            {
                bool stays = k > 0 && _value[j] >= taken;
                _stayed[k * count + j] = stays;
                _value[j] = (stays ? _value[j] : taken) + _gains[j][k] - prices.OfTrack(_tracks[j])[k] - own[k];
            }

            none = free;
        }

        int last = None;
        for (int j = 0; j < count; j++)
            if (_value[j] > (last == None ? none : _value[last])) last = j;
        profit = last == None ? none : _value[last];
        return Trace(last);
    }

    List<Hold> Trace(int state)
    {
        List<Hold> holds = [];
        int count = _tracks.Count, to = times - 1;
        for (int k = times - 1; k >= 0; k--)
        {
            if (state == None)
            {
                if (k > 0) state = _leftFrom[k];
                to = k - 1;
            }
            else if (k == 0 || !_stayed[k * count + state])
            {
                holds.Add(Hold(_tracks[state], k, to));
                if (k > 0) state = _leftFrom[k];
                to = k - 1;
            }
        }

        return holds;
    }

    /// <summary>Sum of error^p and number of matches while a track is held.</summary>
    public (double Power, double Count) Localisation(Hold hold, double cutoffPower)
    {
        double power = 0;
        int count = 0;
        double[] gains = _gains[_local[hold.Track]];
        for (int k = hold.From; k <= hold.To; k++)
        {
            if (!(gains[k] > 0)) continue;
            power += cutoffPower - gains[k];
            count++;
        }

        return (power, count);
    }
}
