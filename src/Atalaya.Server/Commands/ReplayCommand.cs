using System.CommandLine;
using System.Globalization;
using Atalaya.Core.Time;
using Atalaya.Pipeline;
using Atalaya.Recording;
using Atalaya.Recording.Reading;
using Atalaya.Server.Replay;
using Atalaya.Server.Security;
using Atalaya.Server.Web;

namespace Atalaya.Server.Commands;

/// <summary><c>atalaya replay</c>: a recording again, at any speed, bit for bit.</summary>
static class ReplayCommand
{
    public static Command Create()
    {
        Argument<string> directory = new("DIR") { Description = "Directory of a recording" };
        Option<string> speed = new("--speed") { Description = "Times real time, or max; default 1 with --listen, else max" };
        Option<string?> from = new("--from") { Description = "Show from this UTC time on (what is before is applied as fast as possible)" };
        Option<string?> to = new("--to") { Description = "Stop after this UTC time" };
        Option<string?> listen = new("--listen") { Description = "ADDRESS:PORT of the web interface; without it nothing is shown" };
        Option<bool> insecure = new("--insecure") { Description = "Listen beyond this machine although there are no users, or no encryption" };
        Option<int> threads = new("--threads") { Description = "Threads to work with; changes nothing in the result", DefaultValueFactory = _ => Environment.ProcessorCount };
        Option<bool> statistics = new("--stats") { Description = "Print totals and the picture hash as a last line of JSON on standard error" };
        Command command = new("replay", "Replay a recording") { directory, speed, from, to, listen, insecure, threads, statistics };
        command.SetAction((result, _) => RunAsync(new ReplayRequest(
            result.GetRequiredValue(directory), result.GetValue(speed), ParseTime("--from", result.GetValue(from)), ParseTime("--to", result.GetValue(to)),
            result.GetValue(listen), result.GetValue(insecure), result.GetValue(threads), result.GetValue(statistics))));
        return command;
    }

    sealed record ReplayRequest(string Directory, string? Speed, Instant? From, Instant? To, string? Listen, bool Insecure, int Threads, bool Statistics);

    static async Task<int> RunAsync(ReplayRequest request)
    {
        double speed = ParseSpeed(request.Speed, request.Listen is not null);
        if (request.Threads < 1) throw CommandFailure.Usage("--threads must be at least 1");
        if (!RecordingDirectory.HasSegments(request.Directory)) throw new CommandFailure($"{request.Directory}: no recording there (no segment files)");
        UserStore users = UserStore.Open(request.Directory);
        ListenAddress? listen = request.Listen is null ? null : ListenAddress.Parse(request.Listen).CheckExposure(request.Insecure, users);
        RunStatistics statistics = new();
        await using ReplayHost host = new(new ReplayOptions
        {
            Directory = request.Directory,
            Flow = new FlowOptions { Threads = request.Threads },
            Speed = speed,
            From = request.From,
            To = request.To,
            UsesCheckpoints = listen is not null,
        });
        if (listen is null)
        {
            host.Start();
            await host.Completion.ConfigureAwait(false);
        }
        else
        {
            using ILoggerFactory loggers = ConsoleLogger.Create();
            AuditLog audit = new(users.AreRequired ? request.Directory : null, loggers.CreateLogger("Atalaya"));
            ServerParts parts = new() { Hosts = new ServedHosts(host), Listen = listen, Audit = audit, Users = users, Insecure = request.Insecure };
            await ServeUntilStopped.RunAsync(parts, host.Start, address => ConsoleLogger.Announce(loggers.CreateLogger("Atalaya"), $"Atalaya {Build.Version}: replaying {request.Directory}, open {address}")).ConfigureAwait(false);
        }

        foreach (LogProblem problem in host.Problems) Console.Error.WriteLine($"{request.Directory}: {problem}");
        if (request.Statistics) Print(statistics, host);
        return 0;
    }

    static void Print(RunStatistics statistics, ReplayHost host)
    {
        host.Read(flow =>
        {
            FlowStatistics.Fill(statistics, flow);
            statistics.Records.Errors += host.Problems.Count;
            statistics.Add("frames", host.FramesRead);
            return 0;
        });
        statistics.Print();
    }

    static double ParseSpeed(string? text, bool isShown)
    {
        if (text is null) return isShown ? 1 : 0;
        if (text == "max") return 0;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double speed) && speed > 0 && double.IsFinite(speed)
            ? speed
            : throw CommandFailure.Usage($"--speed {text}: write a positive number or max");
    }

    static Instant? ParseTime(string option, string? text)
    {
        if (text is null) return null;
        return Times.TryParse(text, out Instant time) ? time : throw CommandFailure.Usage($"{option} {text}: write a UTC time such as 2026-01-01T00:00:00Z");
    }
}
