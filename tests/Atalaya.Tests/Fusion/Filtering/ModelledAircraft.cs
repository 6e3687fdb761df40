using Atalaya.Fusion.Filtering;

namespace Atalaya.Tests.Fusion.Filtering;

/// <summary>Truth by the law of the models.</summary>
sealed class ModelledAircraft(Random random, MotionModels models)
{
    int _model;
    double _rate;

    public double East { get; private set; }
    public double North { get; private set; }
    public double EastRate { get; private set; } = 150 * Traffic.Normal(random);
    public double NorthRate { get; private set; } = 150 * Traffic.Normal(random);

    public void Fly(double seconds)
    {
        const double Step = 0.25;
        for (double t = 0; t < seconds; t += Step)
        {
            Change(Step);
            MotionState state = new() { East = East, North = North, EastRate = EastRate, NorthRate = NorthRate, TurnRate = _rate };
            models.Predict(ref state, _model, Step);
            (East, North) = (state.East, state.North);
            double speed = Math.Max(1, Math.Sqrt(state.SpeedSquared)), along = Traffic.Normal(random), across = Traffic.Normal(random);
            (double forward, double side) = _model == MotionModels.ChangingSpeed ? (models.AlongDensity, models.AcrossDensity) : (models.DensityOf(_model), models.DensityOf(_model));
            (along, across) = (along * Math.Sqrt(forward * Step), across * Math.Sqrt(side * Step));
            (double u, double v) = (state.EastRate / speed, state.NorthRate / speed);
            EastRate = state.EastRate + along * u + across * v;
            NorthRate = state.NorthRate + along * v - across * u;
        }
    }

    void Change(double seconds)
    {
        ModelMatrix transitions = MotionModels.Transitions(seconds);
        double draw = random.NextDouble();
        int next = 0;
        for (; next < MotionModels.Most - 1 && draw >= transitions.Of(_model, next); next++) draw -= transitions.Of(_model, next);
        if (next != _model) _rate = MotionModels.Turns(next) ? models.EntryTurnRate(next) + models.TurnRateSigma * Traffic.Normal(random) : 0;
        _model = next;
    }
}
