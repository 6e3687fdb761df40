using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Atalaya.Integrity.Deception;

/// <summary>
/// That the stated places began to leave the measured ones at one time, at a constant velocity: what such a ramp of one metre per second would have done
/// to the filter's errors and to its innovations by now, and least squares of its velocity (Willsky and Jones 1976).
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct Ramp
{
    /// <summary>Since it began.</summary>
    float _seconds;

    // Of a ramp to the east and of one to the north: by how much the filter's three errors went with it.
    float _e0, _e1, _e2, _n0, _n1, _n2;

    // Information of the velocity, upper triangle, and the vector that goes with it.
    float _ee, _en, _nn, _e, _n;

    /// <summary>Plots since it began.</summary>
    byte _count;

    public readonly float Seconds => _seconds;
    public readonly int Count => _count;

    /// <summary>Chi-square of the best velocity against none, 2 degrees of freedom.</summary>
    public readonly double ChiSquare
    {
        get
        {
            double determinant = (double)_ee * _nn - (double)_en * _en;
            return determinant > 1e-6 * _ee * _nn ? (_nn * (double)_e * _e - 2 * _en * (double)_e * _n + _ee * (double)_n * _n) / determinant : 0;
        }
    }

    /// <summary>The best velocity, metres per second east and north, measured less stated.</summary>
    public readonly (double East, double North) Velocity
    {
        get
        {
            double determinant = (double)_ee * _nn - (double)_en * _en;
            return determinant > 0 ? ((_nn * (double)_e - _en * (double)_n) / determinant, (_ee * (double)_n - _en * (double)_e) / determinant) : (0, 0);
        }
    }

    /// <summary>Twice the logarithm of how much likelier a velocity makes the plots than none.</summary>
    public readonly double Support(double east, double north) => 2 * (east * _e + north * _n) - (_ee * east * east + 2 * _en * east * north + _nn * north * north);

    public void Age(double seconds)
    {
        _seconds += (float)seconds;
        _count = (byte)Math.Min(_count + 1, byte.MaxValue);
    }

    /// <summary>Takes what the filter made of one axis of a plot.</summary>
    /// <param name="east">Unit vector of the axis.</param>
    public void Take(double east, double north, in FilterStep step)
    {
        double e = _seconds * east - (step.H0 * _e0 + step.H1 * _e1 + step.H2 * _e2), n = _seconds * north - (step.H0 * _n0 + step.H1 * _n1 + step.H2 * _n2);
        (_ee, _en, _nn) = ((float)(_ee + e * e / step.Variance), (float)(_en + e * n / step.Variance), (float)(_nn + n * n / step.Variance));
        (_e, _n) = ((float)(_e + e * step.Innovation / step.Variance), (float)(_n + n * step.Innovation / step.Variance));
        (_e0, _e1, _e2) = ((float)(_e0 + step.Gain0 * e), (float)(_e1 + step.Gain1 * e), (float)(_e2 + step.Gain2 * e));
        (_n0, _n1, _n2) = ((float)(_n0 + step.Gain0 * n), (float)(_n1 + step.Gain1 * n), (float)(_n2 + step.Gain2 * n));
    }

    public readonly bool IsSound => float.IsFinite(_e0 + _e1 + _e2 + _n0 + _n1 + _n2 + _ee + _en + _nn + _e + _n) && _seconds is >= 0 and < 1e9f;
}

/// <summary>Ramps that began at different times, the oldest first.</summary>
[InlineArray(Capacity)]
struct RampList
{
    public const int Capacity = 8;

    Ramp _first;
}
