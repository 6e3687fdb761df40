using System.CommandLine;
using Atalaya.Pipeline;
using Atalaya.Scenarios;
using Atalaya.Server.Live;
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
        Option<bool> insecure = new("--insecure") { Description = "Listen beyond this machine although there are no users" };
        Command command = new("demo", "A simulated strait with radars, ADS-B, AIS and a neighbour's tracks, live on the map") { listen, seed, insecure };
        command.SetAction((result, _) => RunAsync(ListenAddress.Parse(result.GetRequiredValue(listen)).CheckExposure(result.GetValue(insecure), UserStore.None), result.GetRequiredValue(seed), result.GetValue(insecure)));
        return command;
    }

    static async Task<int> RunAsync(ListenAddress listen, ulong seed, bool insecure)
    {
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions { Seed = seed, Start = Clock.Now })!;
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
            await using LiveHost host = LiveHost.Open(options, logger);
            ServerParts parts = new() { Hosts = new ServedHosts(host), Listen = listen, Audit = new AuditLog(directory, logger), Insecure = insecure };
            await ServeUntilStopped.RunAsync(parts, host.Start, address => Console.Error.WriteLine($"Atalaya {Build.Version}: SIMULATED traffic, open {address}")).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }

        return 0;
    }
}
