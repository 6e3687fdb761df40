namespace Atalaya.Scenarios.Evaluation.Scoring;

/// <summary>GOSPA and OSPA over all scored times. Powers are sums of metres^p a time; the RMS parts are their p-th roots.</summary>
public sealed record SetErrorFigures(
    double GospaMeanMeters,
    double GospaRmsMeters,
    double LocalisationPower,
    double MissedPower,
    double FalsePower,
    double MissedPerTime,
    double FalsePerTime,
    double OspaMeanMeters)
{
    internal static SetErrorFigures Of(IReadOnlyList<TimeFigures> times, EvaluationOptions options)
    {
        double cutoffPower = Powers.Power(options.CutoffMeters, options.Power), count = times.Count;
        double missed = times.Sum(time => (double)time.Error.Missed), spurious = times.Sum(time => (double)time.Error.False);
        return new SetErrorFigures(
            times.Sum(time => time.Error.Gospa) / count,
            Math.Sqrt(times.Sum(time => time.Error.Gospa * time.Error.Gospa) / count),
            times.Sum(time => time.Error.LocalisationPower) / count,
            missed * cutoffPower / 2 / count,
            spurious * cutoffPower / 2 / count,
            missed / count,
            spurious / count,
            times.Sum(time => time.Error.Ospa) / count);
    }
}
