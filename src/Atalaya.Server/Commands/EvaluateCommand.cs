using System.CommandLine;
using System.Globalization;
using Atalaya.Core.Geodesy;
using Atalaya.Scenarios.Evaluation;
using Atalaya.Scenarios.Evaluation.Reading;
using Atalaya.Scenarios.Evaluation.Reporting;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Commands;

/// <summary><c>atalaya evaluate</c>: judges tracks by the truth (docs/evaluation.md).</summary>
static class EvaluateCommand
{
    public static Command Create()
    {
        Option<string> truth = new("--truth") { Description = "CSV of where things were: time_s,id and x_m,y_m or lat,lon; .gz and .zst are read through", Required = true };
        Option<string> tracks = new("--tracks") { Description = "CSV as atalaya track writes it: time_s,track_id and x_m,y_m or lat,lon", Required = true };
        Option<double> cutoff = Number("--c", "Cut-off of GOSPA and OSPA in metres", above: 0);
        cutoff.DefaultValueFactory = _ => 100;
        Option<double> power = Number("--p", "Power of GOSPA and OSPA, 1 or more", above: 0.999999);
        power.DefaultValueFactory = _ => 2;
        Option<double> gate = Number("--gate", "How near a track must be to count as the object's in all other figures, in metres; default: the cut-off", above: 0);
        Option<double> interpolate = Number("--interp", "Join rows of a track at most so many seconds apart by a straight line");
        Option<double> tolerance = Number("--tol", "How near in time a row must be to a scored time, in seconds");
        tolerance.DefaultValueFactory = _ => 1e-3;
        Option<double> warmup = Number("--warmup", "Leave out times before this one, as the truth counts them", least: double.NegativeInfinity);
        warmup.DefaultValueFactory = _ => double.NegativeInfinity;
        Option<double> switching = Number("--tgospa", "Also compute trajectory GOSPA with this cost of changing tracks, in metres");
        Option<string?> reference = new("--ref") { Description = "LAT,LON of the plane to compare in; default: metres as given, else about the middle of the truth" };
        Option<double> interval = Number("--update-interval", "Seconds in which an update is wanted; default: the truth's step", above: 0);
        Option<double> gap = Number("--gap-limit", "Seconds above which a gap is a long one; default: 3.3 update intervals", above: 0);
        Option<double> large = Number("--large-error", "Metres above which an error is a large one", above: 0);
        large.DefaultValueFactory = _ => 926;
        Option<string?> perTime = new("--per-time") { Description = "Write the figures of each scored time to this CSV file" };
        Option<bool> json = new("--json") { Description = "Print one JSON object" };
        Option<string?> report = new("--report") { Description = "Write a report with plots to this HTML file" };
        Command command = new("evaluate", "Judge tracks by the truth: GOSPA, OSPA, SIAP, identity, errors, gaps")
        {
            truth, tracks, cutoff, gate, json, report, power, interpolate, tolerance, warmup, switching, reference, interval, gap, large, perTime,
        };
        command.SetAction(result => Run(
            new EvaluateRequest(
                result.GetRequiredValue(truth), result.GetRequiredValue(tracks), Reference(result.GetValue(reference)), result.GetValue(json), result.GetValue(report), result.GetValue(perTime)),
            new EvaluationOptions
            {
                CutoffMeters = result.GetRequiredValue(cutoff),
                Power = result.GetRequiredValue(power),
                GateMeters = Given(result, gate),
                InterpolateSeconds = result.GetValue(interpolate),
                ToleranceSeconds = result.GetRequiredValue(tolerance),
                WarmupSeconds = result.GetRequiredValue(warmup),
                SwitchMeters = Given(result, switching),
                UpdateIntervalSeconds = Given(result, interval),
                GapLimitSeconds = Given(result, gap),
                LargeErrorMeters = result.GetRequiredValue(large),
            }));
        return command;
    }

    static double? Given(ParseResult result, Option<double> option) => result.GetResult(option) is { Implicit: false } ? result.GetValue(option) : null;

    static Option<double> Number(string name, string description, double least = 0, double? above = null)
    {
        Option<double> option = new(name) { Description = description };
        option.CustomParser = argument =>
        {
            string text = argument.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && value >= least && !(value <= above)) return value;
            argument.AddError(above is null && double.IsNegativeInfinity(least) ? $"{name} {text}: not a number" : above is 0 ? $"{name} {text}: must be a number above 0" : $"{name} {text}: must be a number, {(above is null ? "0" : "1")} or more");
            return 0;
        };
        return option;
    }

    static GeodeticPosition? Reference(string? text)
    {
        if (text is null) return null;
        if (text.Split(',') is [var latitude, var longitude]
            && double.TryParse(latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out double north) && Math.Abs(north) <= 90
            && double.TryParse(longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out double east) && Math.Abs(east) <= 360) return GeodeticPosition.FromDegrees(north, east);
        throw CommandFailure.Usage($"--ref {text}: must be LAT,LON in degrees");
    }

    static int Run(EvaluateRequest request, EvaluationOptions options)
    {
        try
        {
            TrajectoryRows truthRows = Read(request.Truth, TrajectoryReader.ReadTruth), trackRows = Read(request.Tracks, TrajectoryReader.ReadTracks);
            GeodeticPosition? reference = TrajectoryRows.CommonPlane(truthRows, trackRows, request.Reference);
            PlaneTrajectories truth = truthRows.In(reference), tracks = trackRows.In(reference);
            TrackEvaluation evaluation = TrackEvaluator.Evaluate(truth, tracks, options);
            if (request.PerTime is not null) WriteTimes(request.PerTime, evaluation);
            if (request.Report is not null) File.WriteAllText(request.Report, new HtmlReport(evaluation, truth.From(options.WarmupSeconds), tracks.From(options.WarmupSeconds)).Write(request.Truth, request.Tracks));
            Console.Out.Write(request.Json ? FigureList.ToJson(evaluation) + "\n" : FigureList.ToText(evaluation));
            return 0;
        }
        catch (EvaluationException exception)
        {
            throw new CommandFailure(exception.Message);
        }
    }

    static void WriteTimes(string path, TrackEvaluation evaluation)
    {
        using StreamWriter times = new(path) { NewLine = "\n" };
        FigureList.WriteTimes(evaluation, times);
    }

    static TrajectoryRows Read(string path, Func<TextReader, string, TrajectoryRows> read)
    {
        using StreamReader reader = new(InputStream.Open(path));
        try
        {
            return read(reader, path);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or ZstdSharp.ZstdException)
        {
            throw new CommandFailure($"{path}: {exception.Message}");
        }
    }
}

/// <summary>What the user asked of <c>evaluate</c>, the definitions of figures apart.</summary>
sealed record EvaluateRequest(string Truth, string Tracks, GeodeticPosition? Reference, bool Json, string? Report, string? PerTime);
