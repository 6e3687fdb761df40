using Atalaya.Pipeline;
using Atalaya.Scenarios;
using Atalaya.Server.Configuration;
using Atalaya.Server.Live;
using Atalaya.Server.Web;

namespace Atalaya.Server.Commands;

/// <summary>The flow that the program runs: a demo that is recorded nowhere lasting, until there is something real; then that.</summary>
sealed class MainHost : IAsyncDisposable
{
    /// <summary>A demo that is left running does not fill the disk for temporary files.</summary>
    const long DemoLogBytes = 1L << 30;

    readonly SemaphoreSlim _exchanging = new(1);
    readonly ConfigurationStore? _store;
    readonly string _directory;
    readonly ILogger _logger;
    LiveHost _host;
    string? _demoDirectory;
    IDisposable? _following;

    MainHost(LiveHost host, string? demoDirectory, ConfigurationStore? store, string directory, ILogger logger)
    {
        (_host, _demoDirectory, _store, _directory, _logger) = (host, demoDirectory, store, directory, logger);
        Hosts = new ServedHosts(host);
        if (demoDirectory is null) _following = LiveRun.Follow(host, store!, logger);
    }

    public ServedHosts Hosts { get; }

    public bool IsDemo => _demoDirectory is not null;

    /// <summary>What is configured, recorded in a directory.</summary>
    public static MainHost OpenLive(ConfigurationStore store, string directory, ILogger logger) => new(LiveRun.Open(store, directory, logger), null, store, directory, logger);

    /// <summary>The simulated strait.</summary>
    /// <param name="traffic">How much of it.</param>
    /// <param name="store">What may come after it; null = nothing.</param>
    /// <param name="directory">Where that is recorded.</param>
    /// <param name="logger">For both.</param>
    public static MainHost OpenDemo(ScenarioOptions traffic, ConfigurationStore? store, string directory, ILogger logger)
    {
        Scenario scenario = Scenario.Create("strait", traffic)!;
        string temporary = Directory.CreateTempSubdirectory("atalaya-demo-").FullName;
        try
        {
            LiveOptions options = new()
            {
                DataDirectory = temporary,
                Sources = SimulationFeed.CreateSources(scenario),
                Retention = static () => new RetentionSettings { LogBytes = DemoLogBytes },
                Flow = new FlowOptions { Threads = Environment.ProcessorCount },
            };
            return new MainHost(LiveHost.Open(options, logger), temporary, store, directory, logger);
        }
        catch
        {
            Directory.Delete(temporary, recursive: true);
            throw;
        }
    }

    public void Start() => _host.Start();

    /// <summary>Ends the demo and begins with what is configured, if that does not run already. Throws what opening the recording throws: the demo goes on then.</summary>
    public async Task EnterLiveAsync()
    {
        await _exchanging.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_demoDirectory is not { } temporary || _store is null) return;
            LiveHost live = LiveRun.Open(_store, _directory, _logger), demo = _host;
            (_host, _demoDirectory, _following) = (live, null, LiveRun.Follow(live, _store, _logger));
            Hosts.Exchange(live); // before it starts: outputs miss nothing
            live.Start();
            await demo.DisposeAsync().ConfigureAwait(false);
            Directory.Delete(temporary, recursive: true);
        }
        finally
        {
            _exchanging.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _following?.Dispose();
        await Hosts.DisposeAsync().ConfigureAwait(false);
        await _host.DisposeAsync().ConfigureAwait(false);
        if (_demoDirectory is not null) Directory.Delete(_demoDirectory, recursive: true);
        _exchanging.Dispose();
    }
}
