using Atalaya.Scenarios;
using Atalaya.Server;
using Atalaya.Server.Commands;
using Atalaya.Server.Configuration;
using Atalaya.Server.Live;
using Atalaya.Server.Outputs;
using Atalaya.Server.Outputs.Asterix;
using Atalaya.Server.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Atalaya.SystemTests.Outputs;

public sealed class OutputHubTests
{
    static LiveHost Open(string directory)
    {
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions { Start = Clock.Now })!;
        return LiveHost.Open(new LiveOptions { DataDirectory = directory, Sources = SimulationFeed.CreateSources(scenario) }, NullLogger.Instance);
    }

    static OutputHub Hub(params string[] texts) => new(texts.Select(text => new OutputSettings(text, null)), false, NullLogger.Instance);

    static async Task WaitForMoreAsync(OutputSink sink, long messages)
    {
        for (int i = 0; i < 1000 && sink.Messages <= messages; i++) await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.True(sink.Messages > messages, "no message goes out");
    }

    [Fact]
    public async Task OutputsFollowTheFlowThatIsShown()
    {
        using TemporaryFolder folder = new();
        await using OutputHub hub = Hub("beast+tcp://127.0.0.1:0?simulated=1");
        await using LiveHost second = Open(folder.File("second"));
        LiveHost first = Open(folder.File("first"));
        ServedHosts hosts = new(first);
        hub.Start(hosts);
        first.Start();
        await WaitForMoreAsync(hub.Outputs[0].Sink, 0);
        hosts.Exchange(second);
        await first.DisposeAsync();
        second.Start();
        await WaitForMoreAsync(hub.Outputs[0].Sink, hub.Outputs[0].Sink.Messages);
        Assert.Equal(["adsb-1", "adsb-2"], hub.Outputs[0].PassedOn.Order());
        Assert.Equal(0, hub.DroppedFrames);
    }

    [Fact]
    public async Task TracksAreThoseOfTheFlowThatIsShown()
    {
        using TemporaryFolder folder = new();
        await using OutputHub hub = Hub("asterix+tcp://127.0.0.1:0?period=0.25");
        TrackOutput output = (TrackOutput)hub.Outputs[0];
        await using LiveHost second = Open(folder.File("second"));
        LiveHost first = Open(folder.File("first"));
        ServedHosts hosts = new(first);
        hub.Start(hosts);
        first.Start();
        await WaitAsync(() => output.Tracks > 0, "no track goes out");
        hosts.Exchange(second);
        await first.DisposeAsync();
        await WaitAsync(() => output.Tracks == 0, "the tracks of the first flow go on");
        second.Start();
        await WaitAsync(() => output.Tracks > 0, "no track of the second flow goes out");
        Assert.Null(output.Fault);
    }

    static async Task WaitAsync(Func<bool> condition, string otherwise)
    {
        for (int i = 0; i < 1000 && !condition(); i++) await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.True(condition(), otherwise);
    }

    [Fact]
    public void NoTwoOutputsShareAName() =>
        Assert.Contains("another output is already named 'a'", Assert.Throws<CommandFailure>(() => Hub("beast+tcp://127.0.0.1:1?name=a", "sbs+tcp://127.0.0.1:2?name=a")).Message);
}
