using System.Runtime.InteropServices;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Living;
using Atalaya.Fusion.Measuring;

namespace Atalaya.Fusion.Associating;

/// <summary>
/// Where a track is and how far off it may be at most, whatever its models: enough to refuse nearly all that is not of it from one line of
/// memory, with its states untouched. Never refuses what the states would gate. Written anew whenever the track was changed.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 64)]
struct TrackReach
{
    /// <summary>Rounding to single precision, the bend of the earth under a tangent plane, and what a straight line leaves out, metres and part of the distance.</summary>
    const double SlackMeters = 100, SlackPart = 0.01;

    /// <summary>m/s² a track turns or speeds up by at least, and for each m/s of its speed: 3.4°/s, beyond which turns are not expected to begin.</summary>
    const double LeastBend = 20, BendPerSpeed = 0.06;

    /// <summary>m²/s³, of both coordinates: noise of the model that changes speed at 350 m/s.</summary>
    const double NoiseDensity = 250;

    long _time;
    float _x, _y, _z, _speedX, _speedY, _speedZ;
    float _spread, _rateSpread, _variance, _covariance, _rateVariance, _bend;

    /// <summary>Above the ellipsoid, metres; NaN = none that would place a plot anew, infinite = any.</summary>
    float _height;

    /// <summary>Next track in the list of the cell; -1 = none.</summary>
    public int Next;

    /// <summary>Takes over where the track is now.</summary>
    public void Set(in TrackMotion motion, in TrackLife life, TrackerOptions options)
    {
        _time = motion.Time.UnixNanoseconds;
        ref readonly MotionState state = ref motion.State;
        EcefPosition place = motion.Frame.ToEcef(new EnuVector(state.East, state.North, 0));
        EcefPosition later = motion.Frame.ToEcef(new EnuVector(state.East + state.EastRate, state.North + state.NorthRate, 0));
        (_x, _y, _z) = ((float)place.X, (float)place.Y, (float)place.Z);
        (_speedX, _speedY, _speedZ) = ((float)(later.X - place.X), (float)(later.Y - place.Y), (float)(later.Z - place.Z));
        SetSpread(motion);
        _bend = (float)Math.Max(LeastBend, BendPerSpeed * Math.Sqrt(state.SpeedSquared + state.UU + state.VV));
        Instant earliest = motion.Time.PlusSeconds(-options.LateWindowSeconds);
        if (!TrackHeights.TryHeight(life, earliest, 0, options, out HeightEstimate height)) _height = float.NaN;
        else _height = 4 * height.Sigma + TrackHeights.MostDrift(life, options) <= PlotReach.HeightError ? (float)height.Meters : float.PositiveInfinity;
    }

    /// <summary>The largest of the models' variances, and how far their means lie from the whole's: mixing them makes nothing larger.</summary>
    void SetSpread(in TrackMotion motion)
    {
        ref readonly MotionState whole = ref motion.State;
        double spread = 0, rateSpread = 0, variance = 0, covariance = 0, rateVariance = 0;
        for (int i = 0; i < motion.Models.Count; i++)
        {
            ref readonly MotionState state = ref motion.Models.States[i];
            spread = Math.Max(spread, Square(state.East - whole.East, state.North - whole.North));
            rateSpread = Math.Max(rateSpread, Square(state.EastRate - whole.EastRate, state.NorthRate - whole.NorthRate));
            variance = Math.Max(variance, state.EE + state.NN);
            covariance = Math.Max(covariance, Math.Abs(state.EU) + Math.Abs(state.NV));
            rateVariance = Math.Max(rateVariance, state.UU + state.VV);
        }

        _spread = (float)Math.Sqrt(spread);
        _rateSpread = (float)Math.Sqrt(rateSpread);
        _variance = (float)(variance + 4 * spread);
        _covariance = (float)(covariance + 4 * _spread * _rateSpread);
        _rateVariance = (float)(rateVariance + 4 * rateSpread);
    }

    /// <summary>False = the plot is none of the track's.</summary>
    public readonly bool MayGate(in PlotReach plot)
    {
        double seconds = (plot.Nanoseconds - _time) * 1e-9, lag = Math.Abs(seconds);
        double x = plot.X - _x - seconds * _speedX, y = plot.Y - _y - seconds * _speedY, z = plot.Z - _z - seconds * _speedZ;
        double mean = _spread + lag * (_rateSpread + lag * _bend);
        double variance = _variance + plot.Variance + lag * (2 * _covariance + lag * (_rateVariance + lag * NoiseDensity));
        double reach = mean + Math.Min(plot.GateMeters, Math.Sqrt(plot.GateSquared * variance));
        if (plot.NeedsHeight && !float.IsNaN(_height)) reach += plot.Displacement(_height);
        return IsWithin(x, y, z, reach);
    }

    /// <summary>False = the tracks are farther apart, at the later of their times.</summary>
    public static bool MayBeNear(in TrackReach one, in TrackReach other, double meters)
    {
        long time = Math.Max(one._time, other._time);
        double seconds = (time - one._time) * 1e-9, its = (time - other._time) * 1e-9;
        double x = one._x + seconds * one._speedX - other._x - its * other._speedX;
        double y = one._y + seconds * one._speedY - other._y - its * other._speedY;
        double z = one._z + seconds * one._speedZ - other._z - its * other._speedZ;
        return IsWithin(x, y, z, meters + one.MeanWithin(seconds) + other.MeanWithin(its));
    }

    readonly double MeanWithin(double seconds) => _spread + seconds * (_rateSpread + seconds * _bend);

    static bool IsWithin(double x, double y, double z, double reach)
    {
        reach += SlackMeters + SlackPart * reach;
        return x * x + y * y + z * z <= reach * reach;
    }

    static double Square(double east, double north) => east * east + north * north;
}
