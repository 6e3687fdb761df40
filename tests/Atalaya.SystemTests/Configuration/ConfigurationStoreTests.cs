using Atalaya.Core.Geodesy;
using Atalaya.Server.Commands;
using Atalaya.Server.Configuration;
using Atalaya.Server.Inputs;

namespace Atalaya.SystemTests.Configuration;

public sealed class ConfigurationStoreTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    string Path => _folder.File("atalaya.json");

    ConfigurationStore Open(string? text = null, params string[] commandLine)
    {
        if (text is not null) File.WriteAllText(Path, text);
        else File.WriteAllText(Path, "");
        return ConfigurationStore.Open(Path, [.. commandLine.Select(SourceUri.Parse)]);
    }

    [Fact]
    public void SourcesAndSiteAreWrittenAndInForce()
    {
        ConfigurationStore store = Open("{\n  // ours\n  \"sources\": [\"beast+tcp://a\"],\n}\n", "sbs+tcp://c?name=c");
        List<string> changes = [];
        store.Changed += (before, after) => changes.Add(ConfigurationDifference.Describe(before, after));
        Assert.Equal("beast-2", store.AddSource("beast+tcp://b"));
        Assert.Equal("roof", store.AddSource("avr+tcp://r?name=roof"));
        store.SetSite(GeodeticPosition.FromDegrees(10.65, -61.5, 40));
        store.RemoveSource("beast-1");
        Assert.Equal("{\n  // ours\n  \"sources\": [{ \"name\": \"beast-2\", \"uri\": \"beast+tcp://b\" }, \"avr+tcp://r?name=roof\"],\n  \"site\": [10.65, -61.5, 40],\n}\n", File.ReadAllText(Path));
        Assert.Equal(["b", "r", "c"], store.Current.Sources.Select(source => source.Host));
        Assert.Equal(10.65, store.Current.Site!.Value.LatitudeDegrees, 9);
        Assert.Equal(["source beast-2 added", "source roof added", "site changed", "source beast+tcp://a removed"], changes);
        Assert.Contains("// ours", File.ReadAllText(Path + ".bak"), StringComparison.Ordinal);
        Assert.Contains("given with --source", Assert.Throws<CommandFailure>(() => store.RemoveSource("c")).Message, StringComparison.Ordinal);
        Assert.Contains("no source 'x'", Assert.Throws<CommandFailure>(() => store.RemoveSource("x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNotSoundIsNeitherWrittenNorInForce()
    {
        ConfigurationStore store = Open("{\"sectors\": 3}");
        ConfigurationFault fault = Assert.Throws<ConfigurationFault>(() => store.Save("{\n\"sektors\": 4}"));
        Assert.Equal((2, true), (fault.Line!.Value, fault.Reason.Contains("did you mean \"sectors\"", StringComparison.Ordinal)));
        Assert.Equal("{\"sectors\": 3}", File.ReadAllText(Path));
        Assert.Equal(3, store.Current.Sectors);
        Assert.Throws<CommandFailure>(() => store.AddSource("beast+tcp://x?site=1,2#"));
        Assert.Equal("{\"sectors\": 3}", store.State.Text);
    }

    [Fact]
    public void OfTwoPeopleTheSecondIsToldOfTheFirst()
    {
        ConfigurationStore store = Open("{}");
        string version = store.State.Version;
        store.Save("{\"sectors\": 3}", version);
        Assert.Throws<ConfigurationConflict>(() => store.Save("{\"sectors\": 4}", version));
        string next = store.State.Version;
        File.WriteAllText(Path, "{\"sectors\": 5}");
        Assert.Throws<ConfigurationConflict>(() => store.Save("{\"sectors\": 4}", next));
        Assert.Equal(5, store.Current.Sectors);
    }

    [Fact]
    public void ABrokenFileLeavesInForceWhatWasUntilItIsMended()
    {
        ConfigurationStore store = Open("{\"sources\": [\"beast+tcp://a\"]}");
        File.WriteAllText(Path, "{\"sources\": [\"beast+tcp://b\"");
        Assert.True(store.Reload());
        Assert.NotNull(store.State.Fault);
        Assert.Equal("a", store.Current.Sources[0].Host);
        Assert.Contains("mend this first", Assert.Throws<ConfigurationFault>(() => store.AddSource("sbs+tcp://c")).Message, StringComparison.Ordinal);
        Assert.False(store.Reload());
        File.WriteAllText(Path, "{\"sources\": [\"beast+tcp://b\"]}");
        Assert.True(store.Reload());
        Assert.Null(store.State.Fault);
        Assert.Equal("b", store.Current.Sources[0].Host);
    }

    /// <summary>As an editor leaves it for a moment before it writes.</summary>
    [Theory]
    [InlineData(false, "is gone")]
    [InlineData(true, "is empty")]
    public void AFileThatIsEmptiedOrTakenAwayTakesNothingOutOfForce(bool isThere, string expected)
    {
        ConfigurationStore store = Open("{\"sources\": [\"beast+tcp://a\"]}");
        if (isThere) File.WriteAllText(Path, "\n");
        else File.Delete(Path);
        Assert.True(store.Reload());
        Assert.Contains(expected, store.State.Fault!.Message, StringComparison.Ordinal);
        Assert.Equal("a", store.Current.Sources[0].Host);
        Assert.False(store.Reload());
        store.Save("{\"sources\": [\"beast+tcp://a\"]}");
        Assert.Null(store.State.Fault);
        Assert.Equal("{\"sources\": [\"beast+tcp://a\"]}", File.ReadAllText(Path));
    }

    [Fact]
    public void AFileThatDoesNotExistYetIsMade()
    {
        ConfigurationStore store = Open();
        File.Delete(Path);
        store.Reload();
        store.AddSource("beast+tcp://a");
        Assert.Equal("{\n  \"sources\": [\n    { \"name\": \"beast-1\", \"uri\": \"beast+tcp://a\" }\n  ]\n}\n", File.ReadAllText(Path));
    }

    [Fact]
    public void WhatNeedsARestartIsNamed()
    {
        ConfigurationStore store = Open("{\"listen\": \"127.0.0.1:1\"}");
        store.Save("{\"listen\": \"127.0.0.1:2\", \"sectors\": 3, \"retention\": {\"log_days\": 1}}");
        Assert.Equal(["listen", "sectors"], ConfigurationDifference.NeedsRestart(store.Started, store.Current));
        Assert.Equal("listen changed; sectors changed; retention changed", ConfigurationDifference.Describe(store.Started, store.Current));
    }

    public void Dispose() => _folder.Dispose();
}
