using System.Xml.Linq;
using Atalaya.Scenarios.Evaluation;
using Atalaya.Scenarios.Evaluation.Reporting;

namespace Atalaya.Tests.Scenarios.Evaluation;

public sealed class HtmlReportTests
{
    static readonly PlaneTrajectories Truth = new([0, 1, 2, 0, 1, 2], ["a<b", "a<b", "a<b", "lost & gone", "lost & gone", "lost & gone"], [0, 10, 20, 500, 500, 500], [0, 0, 0, 9, 9, 9]);

    [Fact]
    public void EveryDrawingIsWellFormedAndNothingForeignIsFetched()
    {
        PlaneTrajectories tracks = new([0, 1, 2], ["<script>", "<script>", "<script>"], [1, 11, 21], [0, 1, 0]);
        string html = Report(tracks);
        string[] drawings = [.. html.Split("<svg ").Skip(1).Select(part => "<svg " + part.Split("</svg>")[0] + "</svg>")];
        Assert.Equal(4, drawings.Length);
        Assert.All(drawings, drawing => XElement.Parse(drawing));
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
    }

    [Fact]
    public void TheObjectThatWasNeverTrackedComesFirst()
    {
        string html = Report(new([0, 1, 2], ["t", "t", "t"], [1, 11, 21], [0, 1, 0]));
        string table = html[html.IndexOf("worst first", StringComparison.Ordinal)..];
        Assert.Contains("never tracked", table, StringComparison.Ordinal);
        Assert.True(table.IndexOf("lost &amp; gone", StringComparison.Ordinal) < table.IndexOf("a&lt;b", StringComparison.Ordinal));
    }

    [Fact]
    public void NoTracksAtAllStillGiveAReport() => Assert.Contains("No track came within the gate", Report(new([], [], [], [])), StringComparison.Ordinal);

    static string Report(PlaneTrajectories tracks) =>
        new HtmlReport(TrackEvaluator.Evaluate(Truth, tracks, new EvaluationOptions { CutoffMeters = 50, SwitchMeters = 5 }), Truth, tracks).Write("truth.csv", "<tracks>.csv");
}
