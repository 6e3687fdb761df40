using System.CommandLine;
using Atalaya.Scenarios;
using Atalaya.Server.Configuration;
using Atalaya.Server.Delivery;
using Atalaya.Server.Inputs;
using Atalaya.Server.Outputs;
using Atalaya.Server.Security;
using Atalaya.Server.Setup;
using Atalaya.Server.Web;

namespace Atalaya.Server.Commands;

/// <summary><c>atalaya run</c>: live operation on the sources named.</summary>
static class RunCommand
{
    public static Command Create()
    {
        Option<string?> config = new("--config") { Description = "Configuration file (JSON with comments); default: atalaya.json if it is there" };
        Option<string[]> sources = new("--source") { Description = "A source, for example beast+tcp://host:30005, nmea+udp://0.0.0.0:10110, asterix+udp://239.1.1.1:8600?interface=10.0.0.5, file:PATH; add ?name=…&site=LAT,LON,HEIGHT" };
        Option<string[]> outputs = new("--output") { Description = "An output for other programs, for example beast+tcp://127.0.0.1:30005, sbs+tcp://127.0.0.1:30003, nmea+udp://127.0.0.1:10110 (docs/outputs.md)" };
        Option<string?> listen = new("--listen") { Description = "ADDRESS:PORT of the web interface; default 127.0.0.1:8080" };
        Option<string?> data = new("--data") { Description = "Directory of the recording; default: atalaya-data" };
        Option<bool> insecure = new("--insecure") { Description = "Listen beyond this machine although there are no users, or no encryption" };
        Command command = new("run", "Run on live sources") { config, sources, outputs, listen, data, insecure };
        command.SetAction((result, _) => RunAsync(result.GetValue(config), result.GetValue(sources) ?? [], result.GetValue(outputs) ?? [], result.GetValue(listen), result.GetValue(data), result.GetValue(insecure)));
        return command;
    }

    static async Task<int> RunAsync(string? configPath, string[] sourceTexts, string[] outputTexts, string? listenText, string? dataDirectory, bool insecure)
    {
        ConfigurationStore store = ConfigurationStore.Open(configPath, [.. sourceTexts.Select(SourceUri.Parse)]);
        ServerConfiguration configuration = store.Current;
        string directory = dataDirectory ?? configuration.Data ?? "atalaya-data";
        if (string.IsNullOrWhiteSpace(directory)) throw new CommandFailure("--data is empty: name the directory of the recording");
        DeliveryHub.Check(configuration.Notify);
        UserStore users = UserStore.Open(directory);
        insecure |= configuration.Insecure;
        ListenAddress listen = ListenAddress.Parse(listenText ?? configuration.Listen ?? ListenAddress.Default.ToString()).CheckExposure(insecure, users);
        using ILoggerFactory loggers = ConsoleLogger.Create();
        ILogger logger = loggers.CreateLogger("Atalaya");
        OutputSettings[] outputs = [.. configuration.Outputs, .. outputTexts.Select(text => new OutputSettings(text, null))];
        await using OutputHub hub = new(outputs, insecure, logger);
        bool isDemo = configuration.Sources.Count == 0;
        await using MainHost main = isDemo ? MainHost.OpenDemo(new ScenarioOptions { Start = Clock.Now }, store, directory, logger) : MainHost.OpenLive(store, directory, logger);
        AuditLog audit = new(directory, logger);
        using SetupParts setup = new(store, main, listen.Port, StartCommand(configPath, dataDirectory), logger);
        using ConfigurationWatcher watcher = new(store, audit, logger);
        ServerParts parts = new()
        {
            Hosts = main.Hosts,
            Listen = listen,
            Audit = audit,
            Configuration = store,
            Users = users,
            Insecure = insecure,
            Tls = configuration.Tls,
            PublicNames = configuration.PublicNames,
            Outputs = hub,
            Setup = setup,
        };
        Action start = () => hub.Start(main.Hosts); // before the first frame: they miss nothing
        start += main.Start;
        start += watcher.Start;
        string state = isDemo ? "SIMULATED traffic, as no source is configured yet" : $"{Describe(configuration.Sources.Count)}, recording to {directory}";
        await ServeUntilStopped.RunAsync(parts, start, address => ConsoleLogger.Announce(logger, $"Atalaya {Build.Version}: {state}, open {address}")).ConfigureAwait(false);
        return 0;
    }

    static string StartCommand(string? configPath, string? dataDirectory) =>
        "atalaya run" + (configPath is null ? "" : $" --config {configPath}") + (dataDirectory is null ? "" : $" --data {dataDirectory}");

    static string Describe(int count) => count == 1 ? "1 source" : $"{count} sources";
}
