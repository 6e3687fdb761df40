using System.Runtime.InteropServices;

namespace Atalaya.Integrity.Deception;

/// <summary>
/// Whether what is stated leaves what is measured at a constant velocity, from one of several times on. A ramp is known from all plots since, with the part of
/// it that the filter has taken for a bias.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct RampTest
{
    /// <summary>A new ramp begins with every so many plots.</summary>
    const int PlotsApart = 3;

    /// <summary>A ramp is judged from so many plots on.</summary>
    const int LeastCount = 5;

    RampList _ramps;
    byte _used;
    byte _sinceLast;

    /// <summary>A plot is about to be taken, so many seconds after the last.</summary>
    public void Begin(double seconds)
    {
        for (int i = 0; i < _used; i++) _ramps[i].Age(seconds);
        if (_used > 0 && ++_sinceLast < PlotsApart) return;
        if (_used == RampList.Capacity) Thin();
        _ramps[_used++] = default;
        _sinceLast = 0;
    }

    public void Take(double east, double north, in FilterStep step)
    {
        for (int i = 0; i < _used; i++) _ramps[i].Take(east, north, step);
    }

    /// <summary>Makes room where two neighbours are nearest to each other for their age: old ramps need not be many.</summary>
    void Thin()
    {
        int least = 1;
        double leastRatio = double.PositiveInfinity;
        for (int i = 1; i < _used - 1; i++)
        {
            double ratio = (_ramps[i - 1].Seconds + 1) / (_ramps[i + 1].Seconds + 1);
            if (ratio >= leastRatio) continue;
            (least, leastRatio) = (i, ratio);
        }

        for (int i = least; i < _used - 1; i++) _ramps[i] = _ramps[i + 1];
        _used--;
    }

    /// <summary>The likeliest ramp; default = none is known well enough.</summary>
    public readonly Ramp Best
    {
        get
        {
            Ramp best = default;
            double largest = 0;
            for (int i = 0; i < _used; i++)
            {
                if (_ramps[i].Count < LeastCount || _ramps[i].ChiSquare <= largest) continue;
                (best, largest) = (_ramps[i], _ramps[i].ChiSquare);
            }

            return best;
        }
    }

    /// <summary>Twice the logarithm of how much likelier a velocity makes the plots since about a time than none: negative = they speak against it.</summary>
    public readonly double Support(double seconds, double east, double north)
    {
        int nearest = 0;
        for (int i = 1; i < _used; i++)
            if (Math.Abs(_ramps[i].Seconds - seconds) < Math.Abs(_ramps[nearest].Seconds - seconds)) nearest = i;
        return _ramps[nearest].Support(east, north);
    }

    public readonly bool IsSound
    {
        get
        {
            if (_used > RampList.Capacity) return false;
            for (int i = 0; i < _used; i++)
                if (!_ramps[i].IsSound) return false;
            return true;
        }
    }
}
