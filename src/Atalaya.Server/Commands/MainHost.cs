using Atalaya.Pipeline;
using Atalaya.Scenarios;
using Atalaya.Server.Live;
using Atalaya.Server.Web;

namespace Atalaya.Server.Commands;

/// <summary>The flow that the program runs: a demo that is recorded nowhere lasting, until there is something real; then that.</summary>
sealed class MainHost : IAsyncDisposable
{
    readonly SemaphoreSlim _exchanging = new(1);
    readonly Func<LiveHost> _openLive;
    LiveHost _host;
    string? _demoDirectory;

    MainHost(LiveHost host, string? demoDirectory, Func<LiveHost> openLive)
    {
        _host = host;
        _demoDirectory = demoDirectory;
        _openLive = openLive;
        Hosts = new ServedHosts(host);
    }

    public ServedHosts Hosts { get; }

    public bool IsDemo => _demoDirectory is not null;

    public static MainHost OpenLive(Func<LiveHost> openLive) => new(openLive(), null, openLive);

    /// <summary>The simulated strait.</summary>
    /// <param name="traffic">How much of it.</param>
    /// <param name="openLive">Opens what comes after it.</param>
    /// <param name="logger">For the demo.</param>
    public static MainHost OpenDemo(ScenarioOptions traffic, Func<LiveHost> openLive, ILogger logger)
    {
        Scenario scenario = Scenario.Create("strait", traffic)!;
        string directory = Directory.CreateTempSubdirectory("atalaya-demo-").FullName;
        try
        {
            LiveOptions options = new()
            {
                DataDirectory = directory,
                Sources = SimulationFeed.CreateSources(scenario),
                Flow = new FlowOptions { Threads = Environment.ProcessorCount },
            };
            return new MainHost(LiveHost.Open(options, logger), directory, openLive);
        }
        catch
        {
            Directory.Delete(directory, recursive: true);
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
            if (_demoDirectory is not { } directory) return;
            LiveHost live = _openLive(), demo = _host;
            (_host, _demoDirectory) = (live, null);
            Hosts.Exchange(live); // before it starts: outputs miss nothing
            live.Start();
            await demo.DisposeAsync().ConfigureAwait(false);
            Directory.Delete(directory, recursive: true);
        }
        finally
        {
            _exchanging.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Hosts.DisposeAsync().ConfigureAwait(false);
        await _host.DisposeAsync().ConfigureAwait(false);
        if (_demoDirectory is not null) Directory.Delete(_demoDirectory, recursive: true);
        _exchanging.Dispose();
    }
}
