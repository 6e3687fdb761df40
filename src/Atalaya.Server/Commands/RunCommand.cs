using System.CommandLine;
using Atalaya.Pipeline;
using Atalaya.Server.Configuration;
using Atalaya.Server.Inputs;
using Atalaya.Server.Live;
using Atalaya.Server.Outputs;
using Atalaya.Server.Security;
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
        ServerConfiguration configuration = ServerConfiguration.Load(configPath);
        List<LiveSource> sources = LiveSources.Create([.. configuration.Sources, .. sourceTexts.Select(SourceUri.Parse)]);
        string directory = dataDirectory ?? configuration.Data ?? "atalaya-data";
        if (string.IsNullOrWhiteSpace(directory)) throw new CommandFailure("--data is empty: name the directory of the recording");
        UserStore users = UserStore.Open(directory);
        insecure |= configuration.Insecure;
        ListenAddress listen = ListenAddress.Parse(listenText ?? configuration.Listen ?? ListenAddress.Default.ToString()).CheckExposure(insecure, users);
        using ILoggerFactory loggers = ConsoleLogger.Create();
        LiveOptions options = new()
        {
            DataDirectory = directory,
            Sources = sources,
            HasArchive = true,
            Retention = () => configuration.Retention,
            Flow = new FlowOptions { Sectors = configuration.Sectors, Threads = Environment.ProcessorCount },
        };
        ILogger logger = loggers.CreateLogger("Atalaya");
        OutputSettings[] outputs = [.. configuration.Outputs, .. outputTexts.Select(text => new OutputSettings(text, null))];
        await using OutputHub hub = new(outputs, insecure || configuration.Insecure, logger);
        await using LiveHost host = LiveHost.Open(options, logger);
        ServedHosts hosts = new(host);
        ServerParts parts = new()
        {
            Hosts = hosts,
            Listen = listen,
            Audit = new AuditLog(options.DataDirectory, logger),
            Users = users,
            Insecure = insecure,
            Tls = configuration.Tls,
            PublicNames = configuration.PublicNames,
            Outputs = hub,
        };
        Action start = () => hub.Start(hosts); // before the first frame: they miss nothing
        await ServeUntilStopped.RunAsync(parts, start + host.Start, address =>
            Console.Error.WriteLine($"Atalaya {Build.Version}: {Describe(sources.Count)}, recording to {options.DataDirectory}, open {address}")).ConfigureAwait(false);
        return 0;
    }

    static string Describe(int count) => count switch
    {
        0 => "no source yet (add --source …)",
        1 => "1 source",
        _ => $"{count} sources",
    };
}
