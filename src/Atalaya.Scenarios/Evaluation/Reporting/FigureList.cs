using System.Globalization;
using System.Text;
using System.Text.Json;
using Atalaya.Scenarios.Evaluation.Scoring;
using Atalaya.Scenarios.Evaluation.Trajectories;

namespace Atalaya.Scenarios.Evaluation.Reporting;

/// <summary>All figures of an evaluation under their names, as text and as JSON. docs/evaluation.md defines each; the names are a contract.</summary>
public static class FigureList
{
    public static IEnumerable<NamedFigure> Of(TrackEvaluation evaluation) =>
    [
        .. Scope(evaluation),
        .. Sets(evaluation.SetError, evaluation.Options),
        .. Siap(evaluation.Siap),
        .. Errors(evaluation.Errors),
        .. Identity(evaluation.Identity),
        .. evaluation.TrajectoryGospa is { } trajectories ? Trajectories(trajectories) : [],
        .. MoreErrors(evaluation.Errors),
        .. Updates(evaluation.Updates),
    ];

    static IEnumerable<NamedFigure> Scope(TrackEvaluation evaluation) =>
    [
        new("times", evaluation.Times.Count, true),
        new("truths", evaluation.Truths, true),
        new("tracks", evaluation.Tracks, true),
        new("c", evaluation.Options.CutoffMeters),
        new("p", evaluation.Options.Power),
        new("gate", evaluation.Options.Gate),
    ];

    static IEnumerable<NamedFigure> Sets(SetErrorFigures sets, EvaluationOptions options) =>
    [
        new("gospa_mean", sets.GospaMeanMeters),
        new("gospa_rms", sets.GospaRmsMeters),
        new("gospa_loc_pow", sets.LocalisationPower),
        new("gospa_missed_pow", sets.MissedPower),
        new("gospa_false_pow", sets.FalsePower),
        new("missed_per_time", sets.MissedPerTime),
        new("false_per_time", sets.FalsePerTime),
        new("gospa_loc_rms", Powers.Root(sets.LocalisationPower, options.Power)),
        new("gospa_missed_rms", Powers.Root(sets.MissedPower, options.Power)),
        new("gospa_false_rms", Powers.Root(sets.FalsePower, options.Power)),
        new("ospa_mean", sets.OspaMeanMeters),
    ];

    static IEnumerable<NamedFigure> Siap(SiapFigures siap) =>
    [
        new("siap_completeness", siap.Completeness),
        new("siap_ambiguity", siap.Ambiguity),
        new("siap_spuriousness", siap.Spuriousness),
        new("siap_position_accuracy", siap.PositionAccuracyMeters),
        new("siap_number_change_rate", siap.NumberChangesPerSecond),
        new("siap_longest_segment", siap.LongestTrackSegment),
    ];

    static IEnumerable<NamedFigure> Errors(ErrorFigures errors) =>
    [
        new("pos_rmse", errors.PositionRms),
        new("pos_p95", errors.PositionP95),
        new("along_rms", errors.AlongRms),
        new("across_rms", errors.AcrossRms),
        new("vel_rmse", errors.VelocityRms),
    ];

    static IEnumerable<NamedFigure> Identity(IdentityFigures identity) =>
    [
        new("id_switches", identity.Switches, true),
        new("fragments", identity.Fragments, true),
        new("id_switches_per_truth", identity.SwitchesPerTruth),
        new("mota", identity.Mota),
        new("idf1", identity.Idf1),
        new("longest_segment", identity.LongestSegment),
    ];

    static IEnumerable<NamedFigure> Trajectories(TrajectoryGospaFigures trajectories) =>
    [
        new("tgospa", trajectories.TotalMeters),
        new("tgospa_rms_per_time", trajectories.RmsPerTimeMeters),
        new("tgospa_loc", trajectories.LocalisationPower),
        new("tgospa_missed", trajectories.MissedPower),
        new("tgospa_false", trajectories.FalsePower),
        new("tgospa_switch", trajectories.SwitchPower),
        new("tgospa_gamma", trajectories.SwitchMeters),
    ];

    static IEnumerable<NamedFigure> MoreErrors(ErrorFigures errors) =>
    [
        new("pos_p50", errors.PositionP50),
        new("pos_p99", errors.PositionP99),
        new("pos_max", errors.PositionLargest),
        new("pos_rmse_worst_truth", errors.WorstTruthRms),
        new("along_mean", errors.AlongMean),
        new("vel_rmse_straight", errors.VelocityRmsStraight),
        new("vel_rmse_turn", errors.VelocityRmsTurn),
        new("speed_rmse", errors.SpeedRms),
        new("course_rmse_straight_deg", errors.CourseRmsStraightDegrees),
        new("course_rmse_turn_deg", errors.CourseRmsTurnDegrees),
    ];

    static IEnumerable<NamedFigure> Updates(UpdateFigures updates) =>
    [
        new("update_interval_s", updates.IntervalSeconds),
        new("probability_of_update", updates.ProbabilityOfUpdate),
        new("gap_limit_s", updates.GapLimitSeconds),
        new("long_gaps", updates.LongGaps, true),
        new("long_gap_share", updates.LongGapShare),
        new("longest_gap_s", updates.LongestGapSeconds),
        new("start_delay_mean_s", updates.StartDelayMeanSeconds),
        new("never_tracked", updates.NeverTracked, true),
        new("large_error_m", updates.LargeErrorMeters),
        new("large_error_run_share", updates.LargeErrorRunShare),
    ];

    /// <summary>One JSON object, one figure a line; what is unknown is null.</summary>
    public static string ToJson(TrackEvaluation evaluation)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, IndentSize = 1, NewLine = "\n" }))
        {
            json.WriteStartObject();
            foreach (NamedFigure figure in Of(evaluation))
            {
                if (double.IsNaN(figure.Value)) json.WriteNull(figure.Name);
                else if (figure.IsCount) json.WriteNumber(figure.Name, (long)figure.Value);
                else json.WriteNumber(figure.Name, figure.Value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>One figure a line, six digits; what is unknown is a dash.</summary>
    public static string ToText(TrackEvaluation evaluation)
    {
        StringBuilder text = new();
        foreach (NamedFigure figure in Of(evaluation))
        {
            string value = double.IsNaN(figure.Value) ? "-" : figure.Value.ToString(figure.IsCount ? "0" : "G6", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"{figure.Name,-26} {value}\n");
        }

        return text.ToString();
    }

    /// <summary>The figures of each scored time as CSV.</summary>
    public static void WriteTimes(TrackEvaluation evaluation, TextWriter output)
    {
        output.Write("time_s,gospa,loc_pow,missed,false,ospa,truths,tracks\n");
        foreach (TimeFigures time in evaluation.Times)
            output.Write(string.Create(CultureInfo.InvariantCulture,
                $"{Math.Round(time.TimeSeconds, 5)},{Math.Round(time.Error.Gospa, 5)},{Math.Round(time.Error.LocalisationPower, 5)},{time.Error.Missed},{time.Error.False},{Math.Round(time.Error.Ospa, 5)},{time.Truths},{time.Tracks}\n"));
    }
}
