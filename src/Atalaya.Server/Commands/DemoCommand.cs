using System.CommandLine;
using Atalaya.Pipeline;
using Atalaya.Scenarios;
using Atalaya.Server.Configuration;
using Atalaya.Server.Live;
using Atalaya.Server.Outputs;
using Atalaya.Server.Security;
using Atalaya.Server.Web;

namespace Atalaya.Server.Commands;

/// <summary><c>atalaya demo</c>: the simulated strait, real bytes through the real pipeline, marked SIMULATED.</summary>
static class DemoCommand
{
    public static Command Create()
    {
        Option<string> listen = new("--listen") { Description = "ADDRESS:PORT of the web interface", DefaultValueFactory = _ => ListenAddress.Default.ToString() };
        Option<ulong> seed = new("--seed") { Description = "Seed of the simulation", DefaultValueFactory = _ => 1 };
        Option<int> scale = new("--scale") { Description = $"Times the traffic, 1 to {ScenarioOptions.MaxScale}", DefaultValueFactory = _ => 1 };
        Option<string[]> outputs = new("--output") { Description = "An output for other programs, for example beast+tcp://127.0.0.1:30005?simulated=1 (docs/outputs.md)" };
        Option<bool> insecure = new("--insecure") { Description = "Listen beyond this machine although there are no users, or no encryption" };
        Command command = new("demo", "A simulated strait with radars, ADS-B, AIS and a neighbour's tracks, live on the map") { listen, seed, scale, outputs, insecure };
        command.SetAction((result, _) => RunAsync(new DemoRequest(
            ListenAddress.Parse(result.GetRequiredValue(listen)).CheckExposure(result.GetValue(insecure), UserStore.None), result.GetRequiredValue(seed), result.GetRequiredValue(scale), result.GetValue(outputs) ?? [], result.GetValue(insecure))));
        return command;
    }

    sealed record DemoRequest(ListenAddress Listen, ulong Seed, int Scale, string[] Outputs, bool Insecure);

    static async Task<int> RunAsync(DemoRequest request)
    {
        if (request.Scale is < 1 or > ScenarioOptions.MaxScale) throw CommandFailure.Usage($"--scale must lie between 1 and {ScenarioOptions.MaxScale}");
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions { Seed = request.Seed, Start = Clock.Now, Scale = request.Scale })!;
        string directory = Directory.CreateTempSubdirectory("atalaya-demo-").FullName;
        using ILoggerFactory loggers = ConsoleLogger.Create();
        try
        {
            LiveOptions options = new()
            {
                DataDirectory = directory,
                Sources = SimulationFeed.CreateSources(scenario),
                Flow = new FlowOptions { Threads = Environment.ProcessorCount },
            };
            ILogger logger = loggers.CreateLogger("Atalaya");
            await using OutputHub hub = new(request.Outputs.Select(text => new OutputSettings(text, null)), request.Insecure, logger);
            await using LiveHost host = LiveHost.Open(options, logger);
            ServedHosts hosts = new(host);
            ServerParts parts = new() { Hosts = hosts, Listen = request.Listen, Audit = new AuditLog(directory, logger), Outputs = hub, Insecure = request.Insecure };
            Action start = () => hub.Start(hosts);
            await ServeUntilStopped.RunAsync(parts, start + host.Start, address => Console.Error.WriteLine($"Atalaya {Build.Version}: SIMULATED traffic, open {address}")).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }

        return 0;
    }
}
