using System.CommandLine;
using Atalaya.Scenarios;
using Atalaya.Server.Configuration;
using Atalaya.Server.Outputs;
using Atalaya.Server.Security;
using Atalaya.Server.Setup;
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
            ListenAddress.Parse(result.GetRequiredValue(listen)), result.GetRequiredValue(seed), result.GetRequiredValue(scale), result.GetValue(outputs) ?? [], result.GetValue(insecure))));
        return command;
    }

    sealed record DemoRequest(ListenAddress Listen, ulong Seed, int Scale, string[] Outputs, bool Insecure);

    static async Task<int> RunAsync(DemoRequest request)
    {
        if (request.Scale is < 1 or > ScenarioOptions.MaxScale) throw CommandFailure.Usage($"--scale must lie between 1 and {ScenarioOptions.MaxScale}");
        using ILoggerFactory loggers = ConsoleLogger.Create();
        ILogger logger = loggers.CreateLogger("Atalaya");
        ConfigurationStore? store = Unconfigured();
        string directory = store?.Current.Data ?? "atalaya-data";
        UserStore users = store is null ? UserStore.None : UserStore.Open(directory); // they are those of what the demo may become
        request.Listen.CheckExposure(request.Insecure, users);
        await using OutputHub hub = new(request.Outputs.Select(text => new OutputSettings(text, null)), request.Insecure, logger);
        await using MainHost main = MainHost.OpenDemo(new ScenarioOptions { Seed = request.Seed, Start = Clock.Now, Scale = request.Scale }, store, directory, logger);
        using SetupParts? setup = store is null ? null : new SetupParts(store, main, request.Listen.Port, "atalaya run", logger);
        ServerParts parts = new()
        {
            Hosts = main.Hosts,
            Listen = request.Listen,
            Audit = new AuditLog(directory, logger),
            Users = users,
            Configuration = store,
            Outputs = hub,
            Setup = setup,
            Insecure = request.Insecure,
        };
        Action start = () => hub.Start(main.Hosts);
        await ServeUntilStopped.RunAsync(parts, start + main.Start, address => ConsoleLogger.Announce(logger, $"Atalaya {Build.Version}: SIMULATED traffic, open {address}")).ConfigureAwait(false);
        return 0;
    }

    /// <summary>The default configuration as long as it names no source: then the demo may become the real thing.</summary>
    static ConfigurationStore? Unconfigured()
    {
        try
        {
            ConfigurationStore store = ConfigurationStore.Open(null);
            return store.Current.Sources.Count == 0 ? store : null;
        }
        catch (CommandFailure)
        {
            return null; // a demo runs whatever stands there
        }
    }
}
