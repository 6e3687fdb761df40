using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.Time;
using Atalaya.Fusion.Measuring;

namespace Atalaya.Fusion.Filtering;

/// <summary>
/// A measured place held against a track's states at the place's time. A late place (up to the window) is compared with the states led back
/// along the velocity; the process noise in between counts as error of the measurement, which is the first-order form of Bar-Shalom's
/// one-step update for out-of-sequence measurements (errors of state and noise taken as independent: never too confident).
/// </summary>
readonly ref struct PositionUpdate
{
    readonly double _lag, _east, _north, _varianceEast, _varianceNorth, _covariance, _least, _total;
    readonly MotionMixture _predicted;
    readonly Innovations _innovations;
    readonly ModelVector _likelihoods, _noise, _radialNoise;
    readonly RadialMeasurement _radial;

    public PositionUpdate(in TrackMotion motion, in PositionMeasurement place, Instant time, in MotionModels models)
    {
        _predicted = motion.PredictTo(time, models);
        _lag = Math.Max(0, motion.Time.SecondsSince(time));
        EnuVector offset = motion.Frame.ToEnu(place.Ecef);
        (_east, _north) = (offset.East, offset.North);
        (_varianceEast, _varianceNorth, _covariance) = (place.VarianceEast, place.VarianceNorth, place.Covariance);
        TurnToPlane(motion.Frame, place, ref _varianceEast, ref _varianceNorth, ref _covariance);
        for (int i = 0; i < _predicted.Count; i++)
        {
            _noise[i] = models.DensityOf(i) * _lag * _lag * _lag / 3;
            _innovations[i] = InnovationOf(_predicted.States[i], _noise[i]);
        }

        Innovation merged = _innovations.Merged(_predicted.Probabilities, _predicted.Count);
        (Determinant, DistanceSquared) = (merged.Determinant, merged.DistanceSquared);
        Meters = Math.Sqrt(merged.East * merged.East + merged.North * merged.North);
        _likelihoods = _innovations.Likelihoods(_predicted.Count, out _least);
        for (int i = 0; i < _predicted.Count; i++) _total += _predicted.Probabilities[i] * _likelihoods[i];
        if (!place.Radial.IsKnown) return;
        double wrong = _total * place.RadialWrong;
        _radial = RadialUpdate.ToPlane(motion.Frame, place);
        _total = 0;
        for (int i = 0; i < _predicted.Count; i++)
        {
            _radialNoise[i] = models.DensityOf(i) * _lag;
            _likelihoods[i] *= RadialUpdate.Ratio(_predicted.States[i], _innovations[i], _radial, _lag, _radialNoise[i], place.RadialWrong);
            _total += _predicted.Probabilities[i] * _likelihoods[i];
        }

        RadialFit = 1 - wrong / _total;
    }

    Innovation InnovationOf(in MotionState state, double noise)
    {
        Innovation innovation = new()
        {
            East = _east - (state.East - _lag * state.EastRate),
            North = _north - (state.North - _lag * state.NorthRate),
            EE = state.EE - _lag * (2 * state.EU - _lag * state.UU) + _varianceEast + noise,
            NN = state.NN - _lag * (2 * state.NV - _lag * state.VV) + _varianceNorth + noise,
            EN = state.EN - _lag * (state.EV + state.NU - _lag * state.UV) + _covariance,
        };
        innovation.Complete();
        return innovation;
    }

    /// <summary>Squared normalised distance from the mean over the models, and the determinant of its covariance (m⁴).</summary>
    public double DistanceSquared { get; }

    public double Determinant { get; }

    /// <summary>Plain distance.</summary>
    public double Meters { get; }

    /// <summary>Squared normalised distance from the model that fits best.</summary>
    public double LeastDistanceSquared => _least;

    /// <summary>Probability that the plot's radial velocity is right, if the plot is the track's; 0 where it has none.</summary>
    public double RadialFit { get; }

    public bool HasRadial => _radial.IsKnown;

    /// <summary>It is likelier right than wrong, and corrects the velocity.</summary>
    public bool UsesRadial => RadialFit >= 0.5;

    public bool IsSound => Determinant > 0 && _total > 0 && double.IsFinite(DistanceSquared + Determinant + _least + _total);

    /// <summary>Density of the place under the track, per square metre, with further evidence in the measure of a squared distance.</summary>
    public double Likelihood(double evidence) => _total * StableMath.Exp(-(_least + evidence) / 2);

    /// <summary>The updated states; <paramref name="inflation"/> (at least 1) enlarges the predicted covariances first.</summary>
    public MotionMixture Apply(double inflation)
    {
        MotionMixture mixture = _predicted;
        for (int i = 0; i < mixture.Count; i++)
        {
            ref MotionState state = ref mixture.States[i];
            if (inflation > 1) state.Scale(inflation);
            double ratio = _covariance / (_varianceEast + _noise[i]);
            state.Update(1, 0, -_lag, 0, _east, _varianceEast + _noise[i]);
            state.Update(-ratio, 1, ratio * _lag, -_lag, _north - ratio * _east, _varianceNorth + _noise[i] - ratio * _covariance);
            if (UsesRadial) RadialUpdate.Apply(ref state, _radial, _radialNoise[i], RadialFit);
            mixture.Probabilities[i] *= _likelihoods[i] / _total;
        }

        return mixture;
    }

    /// <summary>Adds the place to what a track's plots say, with its weight.</summary>
    public void AddTo(ref SharedResiduals sum, double weight)
    {
        for (int i = 0; i < _predicted.Count; i++) sum[i].Add(weight * _likelihoods[i] / _total, _innovations[i].East, _innovations[i].North);
    }

    /// <summary>
    /// The states updated with the weighted mean of several residuals, of which this one is the heaviest: the covariance shrinks by the part
    /// that their weights sum to, and grows by their spread (Bar-Shalom and Fortmann 1988, 6.4), for each model with its own weights.
    /// </summary>
    /// <param name="missed">Weight of "none of them": what the weights of the plots leave of 1.</param>
    /// <param name="own">Weight of this plot: its radial velocity is so much of a measurement.</param>
    public MotionMixture Apply(ref SharedResiduals sum, double missed, double own)
    {
        MotionMixture mixture = _predicted;
        for (int i = 0; i < mixture.Count; i++)
        {
            double weight = missed + sum[i].Weight;
            sum[i].Scale(1 / weight);
            Apply(ref mixture.States[i], _innovations[i], sum[i]);
            if (UsesRadial) RadialUpdate.Apply(ref mixture.States[i], _radial, _radialNoise[i], RadialFit * own);
            mixture.Probabilities[i] *= weight;
        }

        return mixture;
    }

    void Apply(ref MotionState state, in Innovation innovation, in ResidualSum sum)
    {
        double ee = state.EE - _lag * state.EU, ne = state.EN - _lag * state.NU, ue = state.EU - _lag * state.UU, ve = state.EV - _lag * state.UV, we = state.EW - _lag * state.UW;
        double en = state.EN - _lag * state.EV, nn = state.NN - _lag * state.NV, un = state.NU - _lag * state.UV, vn = state.NV - _lag * state.VV, wn = state.NW - _lag * state.VW;
        double inverse = 1 / innovation.Determinant, a = innovation.NN * inverse, b = -innovation.EN * inverse, c = innovation.EE * inverse;
        Gain east = new(a * ee + b * en, b * ee + c * en), north = new(a * ne + b * nn, b * ne + c * nn);
        Gain eastRate = new(a * ue + b * un, b * ue + c * un), northRate = new(a * ve + b * vn, b * ve + c * vn), turn = new(a * we + b * wn, b * we + c * wn);
        state.East += east.Of(sum.East, sum.North);
        state.North += north.Of(sum.East, sum.North);
        state.EastRate += eastRate.Of(sum.East, sum.North);
        state.NorthRate += northRate.Of(sum.East, sum.North);
        state.TurnRate += turn.Of(sum.East, sum.North);
        sum.Spread(out double see, out double sen, out double snn);
        (see, sen, snn) = (see - sum.Weight * innovation.EE, sen - sum.Weight * innovation.EN, snn - sum.Weight * innovation.NN);
        Gain toEast = east.Times(see, sen, snn), toNorth = north.Times(see, sen, snn), toEastRate = eastRate.Times(see, sen, snn), toNorthRate = northRate.Times(see, sen, snn);
        state.EE += toEast.Of(east);
        state.EN += toEast.Of(north);
        state.EU += toEast.Of(eastRate);
        state.EV += toEast.Of(northRate);
        state.EW += toEast.Of(turn);
        state.NN += toNorth.Of(north);
        state.NU += toNorth.Of(eastRate);
        state.NV += toNorth.Of(northRate);
        state.NW += toNorth.Of(turn);
        state.UU += toEastRate.Of(eastRate);
        state.UV += toEastRate.Of(northRate);
        state.UW += toEastRate.Of(turn);
        state.VV += toNorthRate.Of(northRate);
        state.VW += toNorthRate.Of(turn);
        state.WW += turn.Times(see, sen, snn).Of(turn);
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
