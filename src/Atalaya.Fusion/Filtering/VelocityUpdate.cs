using Atalaya.Core.Numerics;

namespace Atalaya.Fusion.Filtering;

/// <summary>A measured velocity, or a part of one, given to a track's states.</summary>
static class VelocityUpdate
{
    /// <param name="lag">Seconds that the velocity is older than the states: meanwhile it turned at each model's rate, and may have changed by the model's noise.</param>
    public static void Apply(ref MotionMixture mixture, in MotionModels models, double east, double north, double variance, double lag)
    {
        Innovations innovations = default;
        for (int i = 0; i < mixture.Count; i++)
        {
            ref readonly MotionState state = ref mixture.States[i];
            OldVelocity old = new(state, east, north, variance + models.DensityOf(i) * lag, lag);
            innovations[i] = old.InnovationOf(state);
        }

        Weigh(ref mixture, innovations);
        for (int i = 0; i < mixture.Count; i++)
        {
            ref MotionState state = ref mixture.States[i];
            new OldVelocity(state, east, north, variance + models.DensityOf(i) * lag, lag).Correct(ref state);
        }
    }

    static void Weigh(ref MotionMixture mixture, in Innovations innovations)
    {
        if (mixture.Count == 1) return;
        ModelVector likelihoods = innovations.Likelihoods(mixture.Count, out _);
        double total = 0;
        for (int i = 0; i < mixture.Count; i++) total += mixture.Probabilities[i] * likelihoods[i];
        if (!(total > 0)) return;
        for (int i = 0; i < mixture.Count; i++) mixture.Probabilities[i] *= likelihoods[i] / total;
    }

    /// <summary>A measured velocity turned to the time of a state at the state's rate of turn; what the rate is uncertain by adds error across.</summary>
    readonly struct OldVelocity
    {
        readonly double _east, _north, _variance, _acrossVariance, _acrossEast, _acrossNorth;

        public OldVelocity(in MotionState state, double east, double north, double variance, double lag)
        {
            (_east, _north, _variance, _acrossVariance, _acrossEast, _acrossNorth) = (east, north, variance, variance, 1, 0);
            double square = state.SpeedSquared;
            if (!(lag > 0) || state.WW == 0 || square < 1) return;
            (double sine, double cosine) = StableMath.SinCos(state.TurnRate * lag);
            (_east, _north) = (cosine * east + sine * north, cosine * north - sine * east);
            double speed = Math.Sqrt(square);
            (_acrossEast, _acrossNorth) = (state.NorthRate / speed, -state.EastRate / speed);
            _acrossVariance += square * state.WW * lag * lag;
        }

        public Innovation InnovationOf(in MotionState state)
        {
            double extra = _acrossVariance - _variance;
            Innovation innovation = new()
            {
                East = _east - state.EastRate,
                North = _north - state.NorthRate,
                EE = state.UU + _variance + extra * _acrossEast * _acrossEast,
                EN = state.UV + extra * _acrossEast * _acrossNorth,
                NN = state.VV + _variance + extra * _acrossNorth * _acrossNorth,
            };
            innovation.Complete();
            return innovation;
        }

        public void Correct(ref MotionState state)
        {
            state.Update(0, 0, _acrossEast, _acrossNorth, _acrossEast * _east + _acrossNorth * _north, _acrossVariance);
            state.Update(0, 0, -_acrossNorth, _acrossEast, _acrossEast * _north - _acrossNorth * _east, _variance);
        }
    }
}
