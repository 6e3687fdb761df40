namespace Atalaya.Fusion.Filtering;

/// <summary>A measured velocity, or a part of one, given to a track's states.</summary>
static class VelocityUpdate
{
    /// <param name="lag">Seconds that the velocity is older than the states: meanwhile it may have changed by the models' noise.</param>
    public static void Apply(ref MotionMixture mixture, in MotionModels models, double east, double north, double variance, double lag)
    {
        Innovations innovations = default;
        for (int i = 0; i < mixture.Count; i++)
        {
            ref readonly MotionState state = ref mixture.States[i];
            double error = variance + models.DensityOf(i) * lag;
            ref Innovation innovation = ref innovations[i];
            innovation = new Innovation { East = east - state.EastRate, North = north - state.NorthRate, EE = state.UU + error, EN = state.UV, NN = state.VV + error };
            innovation.Complete();
        }

        Weigh(ref mixture, innovations);
        for (int i = 0; i < mixture.Count; i++)
        {
            double error = variance + models.DensityOf(i) * lag;
            mixture.States[i].Update(0, 0, 1, 0, east, error);
            mixture.States[i].Update(0, 0, 0, 1, north, error);
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
}
