using Atalaya.Core.Numerics;

namespace Atalaya.Fusion.Filtering;

/// <summary>
/// How an object may move: straight on, turning to the right or to the left, or changing speed; or only straight on. Densities are those of
/// white acceleration noise, m²/s³. Which model holds changes as a Markov chain with mean stays in seconds.
/// </summary>
readonly struct MotionModels
{
    public const int Straight = 0, TurningRight = 1, TurningLeft = 2, ChangingSpeed = 3;

    /// <summary>Most models of a track.</summary>
    public const int Most = 4;

    /// <summary>Models in use: 1 or <see cref="Most"/>.</summary>
    public int Count { get; private init; }

    public double StraightDensity { get; private init; }
    public double TurnDensity { get; private init; }

    /// <summary>Of the model that changes speed.</summary>
    public double AlongDensity { get; private init; }

    public double AcrossDensity { get; private init; }

    /// <summary>Rate at which a turn begins and its 1 σ, rad/s.</summary>
    public double TurnRate { get; private init; }

    public double TurnRateSigma { get; private init; }

    /// <summary>Only straight on.</summary>
    public static MotionModels One(double density) => new() { Count = 1, StraightDensity = density };

    /// <param name="scale">Squared speed against that the options are stated for.</param>
    /// <param name="leastDensity">Least density of the model that changes speed, m²/s³.</param>
    public static MotionModels All(ManoeuvreOptions options, double scale, double leastDensity, double turnRate) => new()
    {
        Count = Most,
        StraightDensity = options.StraightDensity * scale,
        TurnDensity = options.TurnDensity * scale,
        AlongDensity = Math.Max(options.AlongDensity * scale, leastDensity),
        AcrossDensity = Math.Max(options.AcrossDensity * scale, leastDensity),
        TurnRate = turnRate,
        TurnRateSigma = options.TurnRateSigma,
    };

    /// <summary>Density of a model in any direction, for what only needs its size.</summary>
    public double DensityOf(int model) => model switch
    {
        Straight => StraightDensity,
        ChangingSpeed => AlongDensity,
        _ => TurnDensity,
    };

    /// <summary>Rate of turn with which a model is entered from another, rad/s.</summary>
    public double EntryTurnRate(int model) => model switch
    {
        TurningRight => TurnRate,
        TurningLeft => -TurnRate,
        _ => 0,
    };

    public double EntryTurnVariance(int model) => Turns(model) ? TurnRateSigma * TurnRateSigma : 0;

    public static bool Turns(int model) => model is TurningRight or TurningLeft;

    public void Predict(ref MotionState state, int model, double seconds)
    {
        if (model == Straight) state.Predict(seconds, StraightDensity);
        else if (model == ChangingSpeed) state.PredictStraight(seconds, AlongDensity, AcrossDensity);
        else state.PredictTurn(seconds, TurnDensity, ManoeuvreOptions.TurnRateDensity);
    }

    /// <summary>Probability of each model (column) after some seconds in another (row).</summary>
    public static ModelMatrix Transitions(double seconds)
    {
        double straight = StableMath.Exp(-seconds / ManoeuvreOptions.StraightSeconds);
        double turning = StableMath.Exp(-seconds / ManoeuvreOptions.TurnSeconds);
        double changing = StableMath.Exp(-seconds / ManoeuvreOptions.SpeedChangeSeconds);
        ModelMatrix matrix = default;
        matrix.Set(Straight, straight, 0.3 * (1 - straight), 0.3 * (1 - straight), 0.4 * (1 - straight));
        matrix.Set(TurningRight, 0.7 * (1 - turning), turning, 0.1 * (1 - turning), 0.2 * (1 - turning));
        matrix.Set(TurningLeft, 0.7 * (1 - turning), 0.1 * (1 - turning), turning, 0.2 * (1 - turning));
        matrix.Set(ChangingSpeed, 0.7 * (1 - changing), 0.15 * (1 - changing), 0.15 * (1 - changing), changing);
        return matrix;
    }
}
