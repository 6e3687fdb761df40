using System.Globalization;
using System.Text;
using Atalaya.Scenarios.Evaluation.Scoring;

namespace Atalaya.Scenarios.Evaluation.Reporting;

/// <summary>An evaluation as one HTML file that needs nothing else: summary, plots over time, errors, map, and each object, worst first.</summary>
public sealed class HtmlReport(TrackEvaluation evaluation, PlaneTrajectories truth, PlaneTrajectories tracks)
{
    const int MostObjects = 300;

    /// <summary>Times above this are taken for Unix seconds.</summary>
    const double LeastUnixSeconds = 1e8;

    readonly StringBuilder _html = new();

    /// <param name="truthName">Name of the truth's file.</param>
    /// <param name="tracksName">Name of the tracks' file.</param>
    public string Write(string truthName, string tracksName)
    {
        Head(truthName, tracksName);
        Summary();
        Times();
        Errors();
        Section("Map", () => TrackMap.Write(_html, truth, tracks, evaluation.StepSeconds));
        Objects();
        _html.Append("</main>\n</body>\n</html>\n");
        return _html.ToString();
    }

    void Head(string truthName, string tracksName)
    {
        double first = evaluation.Times[0].TimeSeconds, last = evaluation.Times[^1].TimeSeconds;
        _html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
        _html.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        _html.Line($"<title>Tracks judged by truth: {Markup.Escape(tracksName)}</title>\n<style>\n{ReportStyle.Css}\n</style>\n</head>\n<body>\n<main>");
        _html.Line($"<h1>Tracks judged by truth</h1>\n<p>Tracks: {Markup.Escape(tracksName)}<br>Truth: {Markup.Escape(truthName)}<br>");
        _html.Line($"{evaluation.Truths} objects, {evaluation.Tracks} tracks, {evaluation.Times.Count} times from {TimeText(first)} to {TimeText(last)}; c = {Markup.Figure(evaluation.Options.CutoffMeters)} m, p = {evaluation.Options.Power}, gate {Markup.Figure(evaluation.Options.Gate)} m</p>");
    }

    static string TimeText(double seconds) => seconds > LeastUnixSeconds
        ? DateTime.UnixEpoch.AddSeconds(seconds).ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{seconds:0.###} s");

    void Section(string title, Action write)
    {
        _html.Line($"<section>\n<h2>{Markup.Escape(title)}</h2>");
        write();
        _html.Append("</section>\n");
    }

    void Summary() => Section("Summary", () =>
    {
        _html.Append("<div class=\"groups\">\n");
        foreach ((string title, (string Name, double Value, string Unit)[] rows) in SummaryTable.Of(evaluation))
        {
            _html.Line($"<table><caption>{title}</caption><tbody>");
            foreach ((string name, double value, string unit) in rows)
            {
                string text = unit == "count" ? value.ToString("0", CultureInfo.InvariantCulture) : double.IsNaN(value) || unit == "" ? Markup.Figure(value) : $"{Markup.Figure(unit == "%" ? value * 100 : value)} {unit}";
                _html.Line($"<tr><td>{Markup.Escape(name)}</td><td>{text}</td></tr>");
            }

            _html.Append("</tbody></table>\n");
        }

        _html.Append("</div>\n");
    });

    void Times()
    {
        double power = evaluation.Options.Power, half = Powers.Power(evaluation.Options.CutoffMeters, power) / 2, start = evaluation.Times[0].TimeSeconds;
        bool isUnix = start > LeastUnixSeconds;
        double[] seconds = [.. evaluation.Times.Select(time => isUnix ? time.TimeSeconds - start : time.TimeSeconds)];
        string xTitle = isUnix ? $"seconds after {TimeText(start)}" : "time, s";
        Section("GOSPA and its parts", () => TimeChart.Write(_html, seconds, xTitle, "m", "GOSPA over time with its parts",
        [
            new("GOSPA", "one", Series(time => time.Error.Gospa)),
            new("localisation", "two", Series(time => Powers.Root(time.Error.LocalisationPower, power))),
            new("missed", "three", Series(time => Powers.Root(time.Error.Missed * half, power))),
            new("false", "four", Series(time => Powers.Root(time.Error.False * half, power))),
        ]));
        Section("Cardinality", () => TimeChart.Write(_html, seconds, xTitle, "number", "Numbers of objects and tracks over time",
        [
            new("objects", "one", Series(time => time.Truths)),
            new("tracks", "two", Series(time => time.Tracks)),
            new("missed", "three", Series(time => time.Error.Missed)),
            new("false", "four", Series(time => time.Error.False)),
        ]));
    }

    double[] Series(Func<TimeFigures, double> value) => [.. evaluation.Times.Select(value)];

    void Errors() => Section("Errors of position", () =>
    {
        ErrorFigures errors = evaluation.Errors;
        if (evaluation.PositionErrors.Count == 0) _html.Append("<p>No track came within the gate of an object.</p>\n");
        else ErrorHistogram.Write(_html, evaluation.PositionErrors, [("50 %", errors.PositionP50), ("95 %", errors.PositionP95), ("99 %", errors.PositionP99)]);
    });

    void Objects() => Section("Objects, worst first", () =>
    {
        ObjectFigures[] worst = [.. evaluation.Objects
            .OrderByDescending(one => double.IsNaN(one.LongestGapSeconds) ? double.PositiveInfinity : one.LongestGapSeconds)
            .ThenByDescending(one => one.Switches).ThenByDescending(one => one.PositionRms)];
        if (worst.Length > MostObjects) _html.Line($"<p>The first {MostObjects} of {worst.Length}.</p>");
        _html.Append("<div class=\"wide\"><table><thead><tr><th>object</th><th>from</th><th>to</th><th>tracked, %</th><th>first track after, s</th><th>longest gap, s</th><th>switches</th><th>fragments</th><th>RMS, m</th></tr></thead><tbody>\n");
        foreach (ObjectFigures one in worst.Take(MostObjects))
        {
            string gap = one.MatchedTimes == 0 ? "never tracked" : Markup.Tenths(one.LongestGapSeconds);
            _html.Line($"<tr><td>{Markup.Escape(one.Name)}</td><td>{ClockText(one.FirstSeconds)}</td><td>{ClockText(one.LastSeconds)}</td><td>{100 * one.Completeness:0.0}</td><td>{Markup.Tenths(one.StartDelaySeconds)}</td><td>{gap}</td><td>{one.Switches}</td><td>{one.Fragments}</td><td>{Markup.Tenths(one.PositionRms)}</td></tr>");
        }

        _html.Append("</tbody></table></div>\n");
    });

    static string ClockText(double seconds) => seconds > LeastUnixSeconds
        ? DateTime.UnixEpoch.AddSeconds(seconds).ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s");
}
