using Atalaya.Scenarios.Evaluation.Scoring;
using Atalaya.Scenarios.Evaluation.Trajectories;

namespace Atalaya.Scenarios.Evaluation;

/// <summary>Judges tracks by the truth, at the times that the truth has.</summary>
public static class TrackEvaluator
{
    /// <summary>Rows of the truth as near in time are of one scored time.</summary>
    const double TruthToleranceSeconds = 1e-6;

    /// <summary>The figures; throws <see cref="EvaluationException"/> if there is no truth to judge by.</summary>
    public static TrackEvaluation Evaluate(PlaneTrajectories truth, PlaneTrajectories tracks, EvaluationOptions options)
    {
        double[] times = [.. truth.TimesSeconds.Where(time => time >= options.WarmupSeconds).Distinct().Order()];
        if (times.Length == 0) throw new EvaluationException("the truth holds no time to judge at");
        SampledObjects objects = TimeSampler.At(truth.From(options.WarmupSeconds - 1e-9), times, 0, TruthToleranceSeconds);
        SampledObjects sampled = TimeSampler.At(tracks, times, options.InterpolateSeconds, options.ToleranceSeconds);
        return Score(objects, sampled, times, options);
    }

    static TrackEvaluation Score(SampledObjects truth, SampledObjects tracks, double[] times, EvaluationOptions options)
    {
        double step = MedianStep(times);
        double interval = options.UpdateIntervalSeconds ?? step;
        SetMetric metric = new(options.CutoffMeters, options.Power);
        SiapScore siap = new(options.Gate, truth.Names.Length);
        Matching matching = new(options.Gate, truth.Names.Length);
        IdentityScore identity = new(truth);
        ErrorScore errors = new(truth);
        UpdateScore updates = new(truth, interval, options.GapLimitSeconds ?? interval * 3.3, options.LargeErrorMeters);
        List<TimeFigures> perTime = new(times.Length);
        Scene scene = new(truth, tracks, times);
        for (int k = 0; k < times.Length; k++)
        {
            scene.MoveTo(k, Math.Max(options.CutoffMeters, options.Gate));
            perTime.Add(new TimeFigures(times[k], metric.Measure(scene.TruthCount, scene.TrackCount, scene.Pairs), scene.TruthCount, scene.TrackCount));
            siap.Add(scene);
            matching.MoveTo(scene);
            identity.Add(scene, matching);
            errors.Add(scene, matching);
            updates.Add(scene, matching);
        }

        updates.Finish();
        return new TrackEvaluation
        {
            Options = options,
            Truths = truth.Names.Length,
            Tracks = tracks.Names.Length,
            StepSeconds = step,
            SetError = SetErrorFigures.Of(perTime, options),
            Siap = siap.Figures(step),
            Identity = identity.Figures(),
            Errors = errors.Figures(),
            Updates = updates.Figures(),
            TrajectoryGospa = options.SwitchMeters is { } gamma ? TrajectoryGospa.Measure(truth, tracks, times.Length, options, gamma) : null,
            Times = perTime,
            Objects = [.. Enumerable.Range(0, truth.Names.Length).Select(i => updates.Of(i, errors.RmsOf(i), identity.Switches[i], identity.Fragments[i]))],
            PositionErrors = [.. errors.SquaredErrors.Order().Select(Math.Sqrt)],
        };
    }

    /// <summary>The step that half of the steps do not exceed; 1 s if there is but one time.</summary>
    static double MedianStep(double[] times)
    {
        if (times.Length < 2) return 1;
        double[] steps = [.. times.Zip(times.Skip(1), (before, after) => after - before).Order()];
        return steps[steps.Length / 2];
    }
}
