using System.Runtime.CompilerServices;

namespace Atalaya.Fusion.Filtering;

/// <summary>
/// The states of a track under each of its models and the probabilities of the models: an interacting multiple model estimator (Blom and
/// Bar-Shalom 1988). A model that turns is entered with its own rate of turn: what other models know of it is nothing.
/// </summary>
struct MotionMixture
{
    /// <summary>Below this probability a model's part in another is not worth mixing.</summary>
    const double LeastPart = 1e-12;

    public StateArray States;
    public ModelVector Probabilities;

    /// <summary>1 or <see cref="MotionModels.Most"/>.</summary>
    public int Count;

    [InlineArray(MotionModels.Most)]
    public struct StateArray
    {
        MotionState _first;
    }

    /// <summary>One state, as each model would begin with it.</summary>
    public static MotionMixture Of(in MotionState state, in MotionModels models)
    {
        MotionMixture mixture = default;
        mixture.Count = models.Count;
        for (int i = 0; i < models.Count; i++)
        {
            mixture.States[i] = state;
            Enter(ref mixture.States[i], i, models);
        }

        if (models.Count == 1) mixture.Probabilities[0] = 1;
        else
            (mixture.Probabilities[MotionModels.Straight], mixture.Probabilities[MotionModels.TurningRight], mixture.Probabilities[MotionModels.TurningLeft], mixture.Probabilities[MotionModels.ChangingSpeed])
                = (0.5, 0.15, 0.15, 0.2);
        return mixture;
    }

    /// <summary>Mixes and predicts each model's state. Other models than before (the object became known) begin from the whole.</summary>
    public void Predict(double seconds, in MotionModels models)
    {
        if (Count != models.Count) this = Of(Merged(), models);
        if (Count > 1) Mix(MotionModels.Transitions(seconds), models);
        for (int i = 0; i < Count; i++) models.Predict(ref States[i], i, seconds);
    }

    /// <summary>Mean and covariance of the whole; its rate of turn is that of the models that turn.</summary>
    public readonly MotionState Merged()
    {
        if (Count == 1) return States[0];
        MotionState merged = default;
        for (int i = 0; i < Count; i++) AddMean(ref merged, States[i], Probabilities[i]);
        for (int i = 0; i < Count; i++) merged.TurnRate += Probabilities[i] * States[i].TurnRate;
        for (int i = 0; i < Count; i++) AddSpread(ref merged, States[i], Probabilities[i]);
        return merged;
    }

    /// <summary>Brings the probabilities to a sum of 1 and the covariances to be such; false where that cannot be done.</summary>
    public bool TryRepair()
    {
        double sum = 0;
        for (int i = 0; i < Count; i++)
        {
            States[i].Repair();
            if (!States[i].IsSound()) return false;
            sum += Probabilities[i];
        }

        if (!(sum > 0 && double.IsFinite(sum))) return false;
        for (int i = 0; i < Count; i++) Probabilities[i] /= sum;
        return true;
    }

    void Mix(in ModelMatrix transitions, in MotionModels models)
    {
        StateArray before = States;
        ModelVector predicted = default;
        for (int to = 0; to < Count; to++)
        {
            double sum = 0;
            for (int from = 0; from < Count; from++) sum += Probabilities[from] * transitions.Of(from, to);
            predicted[to] = sum;
            MixOne(ref States[to], before, to, transitions, sum, models);
        }

        Probabilities = predicted;
    }

    readonly void MixOne(ref MotionState mixed, in StateArray before, int to, in ModelMatrix transitions, double sum, in MotionModels models)
    {
        if (!(sum > LeastPart)) return;
        mixed = default;
        bool turns = MotionModels.Turns(to);
        double entry = models.EntryTurnRate(to), variance = models.EntryTurnVariance(to), own = Probabilities[to] * transitions.Of(to, to) / sum;
        for (int from = 0; from < Count; from++) AddMean(ref mixed, before[from], Probabilities[from] * transitions.Of(from, to) / sum);
        if (turns) mixed.TurnRate = own * before[to].TurnRate + (1 - own) * entry;
        for (int from = 0; from < Count; from++) AddSpread(ref mixed, before[from], Probabilities[from] * transitions.Of(from, to) / sum);
        if (!turns) return;
        AddTurnSpread(ref mixed, before[to], own);
        double away = entry - mixed.TurnRate;
        mixed.WW += (1 - own) * (variance + away * away);
        // Σ p·(x − x̄)·(ω − ω̄) of those that enter: their mean lies as far from the whole's as the own one, on the other side.
        double part = own * away;
        mixed.EW -= part * (before[to].East - mixed.East);
        mixed.NW -= part * (before[to].North - mixed.North);
        mixed.UW -= part * (before[to].EastRate - mixed.EastRate);
        mixed.VW -= part * (before[to].NorthRate - mixed.NorthRate);
    }

    static void AddMean(ref MotionState sum, in MotionState state, double weight)
    {
        sum.East += weight * state.East;
        sum.North += weight * state.North;
        sum.EastRate += weight * state.EastRate;
        sum.NorthRate += weight * state.NorthRate;
    }

    static void AddSpread(ref MotionState sum, in MotionState state, double weight)
    {
        double e = state.East - sum.East, n = state.North - sum.North, u = state.EastRate - sum.EastRate, v = state.NorthRate - sum.NorthRate;
        sum.EE += weight * (state.EE + e * e);
        sum.EN += weight * (state.EN + e * n);
        sum.EU += weight * (state.EU + e * u);
        sum.EV += weight * (state.EV + e * v);
        sum.NN += weight * (state.NN + n * n);
        sum.NU += weight * (state.NU + n * u);
        sum.NV += weight * (state.NV + n * v);
        sum.UU += weight * (state.UU + u * u);
        sum.UV += weight * (state.UV + u * v);
        sum.VV += weight * (state.VV + v * v);
    }

    /// <summary>The part of the rate of turn that stays in its model.</summary>
    static void AddTurnSpread(ref MotionState sum, in MotionState state, double weight)
    {
        double w = state.TurnRate - sum.TurnRate;
        sum.EW += weight * (state.EW + (state.East - sum.East) * w);
        sum.NW += weight * (state.NW + (state.North - sum.North) * w);
        sum.UW += weight * (state.UW + (state.EastRate - sum.EastRate) * w);
        sum.VW += weight * (state.VW + (state.NorthRate - sum.NorthRate) * w);
        sum.WW += weight * (state.WW + w * w);
    }

    static void Enter(ref MotionState state, int model, in MotionModels models)
    {
        state.TurnRate = models.EntryTurnRate(model);
        state.EW = state.NW = state.UW = state.VW = 0;
        state.WW = models.EntryTurnVariance(model);
    }
}
