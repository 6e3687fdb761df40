using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.Time;
using Atalaya.Fusion.Filtering;

namespace Atalaya.Fusion.Merging;

/// <summary>
/// The difference of two tracks' states at the later of their times, in the plane of the first, with the sum of their covariances. The errors
/// of two tracks of one object are partly the same manoeuvre, so that their true difference is smaller: never too sharp.
/// </summary>
readonly struct StateDifference
{
    readonly double _east, _north, _eastRate, _northRate;
    readonly MotionState _sum;
    readonly bool _moves;

    public StateDifference(in TrackMotion motion, in MotionModels models, in TrackMotion other, in MotionModels itsModels)
    {
        Instant time = Instant.Max(motion.Time, other.Time);
        MotionState mine = motion.PredictTo(time, models).Merged(), its = other.PredictTo(time, itsModels).Merged();
        EnuVector offset = motion.Frame.ToEnu(other.Frame.ToEcef(new EnuVector(its.East, its.North, 0)));
        (double sine, double cosine) = motion.Frame.RotateVector(other.Frame, 0, 1);
        double length = Math.Sqrt(sine * sine + cosine * cosine);
        its.Rotate(sine / length, cosine / length);
        (_east, _north) = (offset.East - mine.East, offset.North - mine.North);
        (_eastRate, _northRate) = (its.EastRate - mine.EastRate, its.NorthRate - mine.NorthRate);
        _moves = motion.VelocityKnown && other.VelocityKnown;
        _sum = Sum(mine, its);
        Variance = mine.EE + mine.NN;
        OtherVariance = its.EE + its.NN;
    }

    public double Meters => Math.Sqrt(_east * _east + _north * _north);

    public double SpeedSquared => _eastRate * _eastRate + _northRate * _northRate;

    /// <summary>True if both velocities are known.</summary>
    public bool Moves => _moves;

    /// <summary>Variance of the place of each track, square metres.</summary>
    public double Variance { get; }

    public double OtherVariance { get; }

    /// <summary>Squared normalised distance of the places.</summary>
    public double PlaceDistanceSquared
    {
        get
        {
            double determinant = _sum.EE * _sum.NN - _sum.EN * _sum.EN;
            return determinant > 0 ? (_sum.NN * _east * _east - 2 * _sum.EN * _east * _north + _sum.EE * _north * _north) / determinant : double.PositiveInfinity;
        }
    }

    /// <summary>
    /// Logarithm of the density of the difference if both are one object: per m², or per m² and (m/s)² where both velocities are known. False
    /// where rounding has made the covariance indefinite.
    /// </summary>
    public bool TryLogDensity(out double logDensity)
    {
        // Cholesky factors row by row, solved for the difference as they come.
        logDensity = 0;
        double e = _sum.EE;
        if (!(e > 0)) return false;
        double n = _sum.NN - _sum.EN * _sum.EN / e, y = _north - _sum.EN * _east / e;
        if (!(n > 0)) return false;
        double squared = _east * _east / e + y * y / n, determinant = e * n;
        logDensity = -squared / 2 - StableMath.Log(2 * Math.PI * Math.Sqrt(determinant));
        if (!_moves) return double.IsFinite(logDensity);
        double nu = _sum.NU - _sum.EN * _sum.EU / e, nv = _sum.NV - _sum.EN * _sum.EV / e;
        double u = _sum.UU - _sum.EU * _sum.EU / e - nu * nu / n;
        if (!(u > 0)) return false;
        double uv = _sum.UV - _sum.EU * _sum.EV / e - nu * nv / n;
        double v = _sum.VV - _sum.EV * _sum.EV / e - nv * nv / n - uv * uv / u;
        if (!(v > 0)) return false;
        double z = _eastRate - _sum.EU * _east / e - nu * y / n;
        double w = _northRate - _sum.EV * _east / e - nv * y / n - uv * z / u;
        logDensity += -(z * z / u + w * w / v) / 2 - StableMath.Log(2 * Math.PI * Math.Sqrt(u * v));
        return double.IsFinite(logDensity);
    }

    static MotionState Sum(in MotionState left, in MotionState right) => new()
    {
        EE = left.EE + right.EE,
        EN = left.EN + right.EN,
        EU = left.EU + right.EU,
        EV = left.EV + right.EV,
        NN = left.NN + right.NN,
        NU = left.NU + right.NU,
        NV = left.NV + right.NV,
        UU = left.UU + right.UU,
        UV = left.UV + right.UV,
        VV = left.VV + right.VV,
    };
}
