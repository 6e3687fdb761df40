using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.Time;
using Atalaya.Fusion.Measuring;

namespace Atalaya.Fusion.Filtering;

/// <summary>
/// A measured place held against a track's state at the place's time. A late place (up to the window) is compared with the state led back
/// along the velocity; the process noise in between counts as error of the measurement, which is the first-order form of Bar-Shalom's
/// one-step update for out-of-sequence measurements (errors of state and noise taken as independent: never too confident).
/// </summary>
readonly ref struct PositionUpdate
{
    readonly double _lag, _east, _north, _varianceEast, _varianceNorth, _covariance, _ee, _nn, _en;

    public PositionUpdate(in TrackMotion motion, in PositionMeasurement place, Instant time, double density)
    {
        Predicted = motion.PredictTo(time, density);
        _lag = Math.Max(0, motion.Time.SecondsSince(time));
        EnuVector offset = motion.Frame.ToEnu(place.Ecef);
        (_east, _north) = (offset.East, offset.North);
        (_varianceEast, _varianceNorth, _covariance) = (place.VarianceEast, place.VarianceNorth, place.Covariance);
        TurnToPlane(motion.Frame, place, ref _varianceEast, ref _varianceNorth, ref _covariance);
        double noise = density * _lag * _lag * _lag / 3;
        _varianceEast += noise;
        _varianceNorth += noise;

        ResidualEast = _east - (Predicted.East - _lag * Predicted.EastRate);
        ResidualNorth = _north - (Predicted.North - _lag * Predicted.NorthRate);
        _ee = Predicted.EE - _lag * (2 * Predicted.EU - _lag * Predicted.UU) + _varianceEast;
        _nn = Predicted.NN - _lag * (2 * Predicted.NV - _lag * Predicted.VV) + _varianceNorth;
        _en = Predicted.EN - _lag * (Predicted.EV + Predicted.NU - _lag * Predicted.UV) + _covariance;
        Determinant = _ee * _nn - _en * _en;
        DistanceSquared = (_nn * ResidualEast * ResidualEast - 2 * _en * ResidualEast * ResidualNorth + _ee * ResidualNorth * ResidualNorth) / Determinant;
        Meters = Math.Sqrt(ResidualEast * ResidualEast + ResidualNorth * ResidualNorth);
    }

    /// <summary>The track's state at the later of its time and the place's.</summary>
    public readonly MotionState Predicted;

    /// <summary>What was measured less what was predicted, metres in the track's plane.</summary>
    public double ResidualEast { get; }

    public double ResidualNorth { get; }

    /// <summary>Squared normalised distance, and the determinant of its covariance (m⁴).</summary>
    public double DistanceSquared { get; }

    public double Determinant { get; }

    /// <summary>Plain distance.</summary>
    public double Meters { get; }

    public bool IsSound => Determinant > 0 && double.IsFinite(DistanceSquared + Determinant);

    /// <summary>Density of the place under the track, per square metre, with further evidence in the measure of a squared distance.</summary>
    public double Likelihood(double evidence) => StableMath.Exp(-(DistanceSquared + evidence) / 2) / (2 * Math.PI * Math.Sqrt(Determinant));

    /// <summary>The updated state; <paramref name="inflation"/> (at least 1) enlarges the predicted covariance first.</summary>
    public MotionState Apply(double inflation)
    {
        MotionState state = Predicted;
        if (inflation > 1) state.Scale(inflation);
        double ratio = _covariance / _varianceEast;
        state.Update(1, 0, -_lag, 0, _east, _varianceEast);
        state.Update(-ratio, 1, ratio * _lag, -_lag, _north - ratio * _east, _varianceNorth - ratio * _covariance);
        return state;
    }

    /// <summary>
    /// The state updated with the weighted mean of several residuals, of which this one is the heaviest: the covariance shrinks by the part
    /// that their weights sum to, and grows by their spread (Bar-Shalom and Fortmann 1988, 6.4).
    /// </summary>
    public MotionState Apply(in ResidualSum sum)
    {
        MotionState state = Predicted;
        double ee = state.EE - _lag * state.EU, ne = state.EN - _lag * state.NU, ue = state.EU - _lag * state.UU, ve = state.EV - _lag * state.UV;
        double en = state.EN - _lag * state.EV, nn = state.NN - _lag * state.NV, un = state.NU - _lag * state.UV, vn = state.NV - _lag * state.VV;
        double inverse = 1 / Determinant, a = _nn * inverse, b = -_en * inverse, c = _ee * inverse;
        Gain east = new(a * ee + b * en, b * ee + c * en), north = new(a * ne + b * nn, b * ne + c * nn);
        Gain eastRate = new(a * ue + b * un, b * ue + c * un), northRate = new(a * ve + b * vn, b * ve + c * vn);
        state.East += east.Of(sum.East, sum.North);
        state.North += north.Of(sum.East, sum.North);
        state.EastRate += eastRate.Of(sum.East, sum.North);
        state.NorthRate += northRate.Of(sum.East, sum.North);
        sum.Spread(out double see, out double sen, out double snn);
        (see, sen, snn) = (see - sum.Weight * _ee, sen - sum.Weight * _en, snn - sum.Weight * _nn);
        Gain toEast = east.Times(see, sen, snn), toNorth = north.Times(see, sen, snn), toEastRate = eastRate.Times(see, sen, snn);
        state.EE += toEast.Of(east);
        state.EN += toEast.Of(north);
        state.EU += toEast.Of(eastRate);
        state.EV += toEast.Of(northRate);
        state.NN += toNorth.Of(north);
        state.NU += toNorth.Of(eastRate);
        state.NV += toNorth.Of(northRate);
        state.UU += toEastRate.Of(eastRate);
        state.UV += toEastRate.Of(northRate);
        state.VV += northRate.Times(see, sen, snn).Of(northRate);
        return state;
    }

    /// <summary>A row of a gain matrix: what a residual east and north adds to one part of the state.</summary>
    readonly record struct Gain(double East, double North)
    {
        public double Of(double east, double north) => East * east + North * north;

        public double Of(Gain other) => East * other.East + North * other.North;

        /// <summary>The row times a symmetric matrix.</summary>
        public Gain Times(double ee, double en, double nn) => new(East * ee + North * en, East * en + North * nn);
    }

    static void TurnToPlane(in LocalFrame frame, in PositionMeasurement place, ref double east, ref double north, ref double mixed)
    {
        double convergence = MeasurementConverter.Convergence(new GeodeticPosition(place.Latitude, place.Longitude, 0), frame.Origin);
        if (Math.Abs(convergence) < 1e-3 || (place.Covariance == 0 && east == north)) return;
        (double sine, double cosine) = StableMath.SinCos(convergence);
        (double e, double n, double m) = (east, north, mixed);
        east = cosine * cosine * e + 2 * sine * cosine * m + sine * sine * n;
        north = sine * sine * e - 2 * sine * cosine * m + cosine * cosine * n;
        mixed = (cosine * cosine - sine * sine) * m + sine * cosine * (n - e);
    }
}
