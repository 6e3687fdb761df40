using Atalaya.Scenarios.Evaluation.Scoring;

namespace Atalaya.Scenarios.Evaluation.Reporting;

/// <summary>The figures that a reader wants first, in words, by group. Units: m, s, m/s, °, "%" (a share), "count" (a whole number), "" (none).</summary>
static class SummaryTable
{
    public static IEnumerable<(string Title, (string Name, double Value, string Unit)[] Rows)> Of(TrackEvaluation evaluation)
    {
        SetErrorFigures sets = evaluation.SetError;
        double power = evaluation.Options.Power;
        yield return ("Set of tracks",
        [
            ("GOSPA, mean", sets.GospaMeanMeters, "m"),
            ("of it localisation", Powers.Root(sets.LocalisationPower, power), "m"),
            ("of it missed", Powers.Root(sets.MissedPower, power), "m"),
            ("of it false", Powers.Root(sets.FalsePower, power), "m"),
            ("missed at a time", sets.MissedPerTime, ""),
            ("false at a time", sets.FalsePerTime, ""),
            ("OSPA, mean", sets.OspaMeanMeters, "m"),
            .. evaluation.TrajectoryGospa is { } trajectories ? ((string, double, string)[])[("trajectory GOSPA, RMS a time", trajectories.RmsPerTimeMeters, "m")] : [],
        ]);
        yield return ("SIAP",
        [
            ("completeness", evaluation.Siap.Completeness, "%"),
            ("ambiguity", evaluation.Siap.Ambiguity, ""),
            ("spuriousness", evaluation.Siap.Spuriousness, "%"),
            ("position accuracy", evaluation.Siap.PositionAccuracyMeters, "m"),
            ("number changes an hour", evaluation.Siap.NumberChangesPerSecond * 3600, ""),
            ("longest segment", evaluation.Siap.LongestTrackSegment, "%"),
        ]);
        yield return ("Identity",
        [
            ("switches", evaluation.Identity.Switches, "count"),
            ("fragments", evaluation.Identity.Fragments, "count"),
            ("MOTA", evaluation.Identity.Mota, ""),
            ("IDF1", evaluation.Identity.Idf1, ""),
            ("longest segment", evaluation.Identity.LongestSegment, "%"),
        ]);
        yield return ("Errors", Errors(evaluation.Errors));
        yield return ("Updates", Updates(evaluation.Updates));
    }

    static (string, double, string)[] Errors(ErrorFigures errors) =>
    [
        ("position, RMS", errors.PositionRms, "m"),
        ("position, 95 %", errors.PositionP95, "m"),
        ("worst object, RMS", errors.WorstTruthRms, "m"),
        ("along course, RMS", errors.AlongRms, "m"),
        ("along course, mean", errors.AlongMean, "m"),
        ("across course, RMS", errors.AcrossRms, "m"),
        ("velocity, RMS", errors.VelocityRms, "m/s"),
        ("velocity straight ahead, RMS", errors.VelocityRmsStraight, "m/s"),
        ("velocity in turns, RMS", errors.VelocityRmsTurn, "m/s"),
        ("course straight ahead, RMS", errors.CourseRmsStraightDegrees, "°"),
    ];

    static (string, double, string)[] Updates(UpdateFigures updates) =>
    [
        ("update interval", updates.IntervalSeconds, "s"),
        ("probability of update", updates.ProbabilityOfUpdate, "%"),
        ("longest gap", updates.LongestGapSeconds, "s"),
        (FormattableString.Invariant($"gaps above {updates.GapLimitSeconds:0.##} s"), updates.LongGaps, "count"),
        ("share of life in them", updates.LongGapShare, "%"),
        ("first track after, mean", updates.StartDelayMeanSeconds, "s"),
        ("never tracked", updates.NeverTracked, "count"),
    ];
}
