using System.Diagnostics;
using System.Text.Json;

namespace Atalaya.SystemTests.Evaluation;

/// <summary>The independent scorer (Python with numpy and scipy), where it is at hand.</summary>
static class Judge
{
    const string Python = "/usr/bin/python3";

    /// <summary>Its figures; NaN where it has none. Skips the test with a reason where it cannot run.</summary>
    public static async Task<Dictionary<string, double>> ScoreAsync(string truth, string tracks, params string[] options)
    {
        string script = Repository.Data("../tools/score_tracks.py");
        Assert.SkipUnless(File.Exists(Python) && (await RunAsync(["-c", "import numpy, scipy"])).ExitCode == 0, $"{Python} has no numpy and scipy (Debian packages python3-numpy, python3-scipy)");
        (int exitCode, string output, string errors) = await RunAsync([script, truth, tracks, "--json", .. options]);
        Assert.True(exitCode == 0, errors);
        using JsonDocument figures = JsonDocument.Parse(output.Replace(": NaN", ": null", StringComparison.Ordinal));
        return figures.RootElement.EnumerateObject().ToDictionary(figure => figure.Name, figure => figure.Value.ValueKind == JsonValueKind.Null ? double.NaN : figure.Value.GetDouble());
    }

    static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
