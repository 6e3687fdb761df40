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
    readonly double _lag, _east, _north, _varianceEast, _varianceNorth, _covariance;

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

        double residualEast = _east - (Predicted.East - _lag * Predicted.EastRate), residualNorth = _north - (Predicted.North - _lag * Predicted.NorthRate);
        double ee = Predicted.EE - _lag * (2 * Predicted.EU - _lag * Predicted.UU) + _varianceEast;
        double nn = Predicted.NN - _lag * (2 * Predicted.NV - _lag * Predicted.VV) + _varianceNorth;
        double en = Predicted.EN - _lag * (Predicted.EV + Predicted.NU - _lag * Predicted.UV) + _covariance;
        Determinant = ee * nn - en * en;
        DistanceSquared = (nn * residualEast * residualEast - 2 * en * residualEast * residualNorth + ee * residualNorth * residualNorth) / Determinant;
        Meters = Math.Sqrt(residualEast * residualEast + residualNorth * residualNorth);
    }

    /// <summary>The track's state at the later of its time and the place's.</summary>
    public readonly MotionState Predicted;

    /// <summary>Squared normalised distance, and the determinant of its covariance (m⁴).</summary>
    public double DistanceSquared { get; }

    public double Determinant { get; }

    /// <summary>Plain distance.</summary>
    public double Meters { get; }

    public bool IsSound => Determinant > 0 && double.IsFinite(DistanceSquared + Determinant);

    /// <summary>Density of the place under the track, per square metre.</summary>
    public double Likelihood => StableMath.Exp(-DistanceSquared / 2) / (2 * Math.PI * Math.Sqrt(Determinant));

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
