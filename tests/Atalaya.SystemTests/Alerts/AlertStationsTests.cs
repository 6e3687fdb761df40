using System.Text.Json;
using Microsoft.Playwright;

namespace Atalaya.SystemTests.Alerts;

/// <summary>Two stations, one list of alerts.</summary>
public sealed class AlertStationsTests
{
    [Fact]
    public async Task WhatOneStationAcknowledgesIsAcknowledgedAtTheOther()
    {
        using TemporaryFolder folder = new();
        string simulation = folder.File("strait"), file = folder.File("a.json");
        Assert.Equal(0, (await AtalayaProcess.RunAsync("simulate", "strait", "--output", simulation, "--duration", "600")).ExitCode);
        const string Rule = """{"name": "aircraft", "domain": "air", "severity": "caution", "min_altitude_m": 10000}""";
        await File.WriteAllTextAsync(file, $$"""{"sources": ["file:{{simulation}}/adsb-1.beast?name=adsb-1&start=2026-01-01T00:00:00Z"], "rules": [{{Rule}}]}""", TestContext.Current.CancellationToken);
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--config", file, "--data", folder.File("data")]);
        await using ChromiumPage first = await ChromiumPage.OpenMapAsync(server, "#panels=alerts"), second = await ChromiumPage.OpenMapAsync(server, "#panels=alerts");
        await Assertions.Expect(first["alert"].First).ToContainTextAsync("rule “aircraft”", new() { Timeout = ChromiumPage.TimeoutMs });
        string title = $"{await CallsignAsync(server)}: rule";
        ILocator there = second["alert"].Filter(new() { HasText = title });
        await Assertions.Expect(there.GetByRole(AriaRole.Button, new() { Name = "Acknowledge", Exact = true })).ToBeVisibleAsync(new() { Timeout = ChromiumPage.TimeoutMs });

        await first["alert"].Filter(new() { HasText = title }).GetByRole(AriaRole.Button, new() { Name = "Acknowledge", Exact = true }).ClickAsync();
        await Assertions.Expect(there).ToContainTextAsync("acknowledged by local", new() { Timeout = ChromiumPage.TimeoutMs });
        await Assertions.Expect(there.GetByRole(AriaRole.Button, new() { Name = "Acknowledge", Exact = true })).ToBeHiddenAsync();
    }

    /// <summary>Of an aircraft with an alert: before its callsign is known the title is another.</summary>
    static async Task<string> CallsignAsync(AtalayaProcess server)
    {
        string? callsign = null;
        await server.WaitAsync(async () =>
        {
            foreach (JsonElement alert in (await server.GetAsync("/api/v1/alerts")).GetProperty("alerts").EnumerateArray())
                if (alert.GetProperty("kind").GetString() == "rule" && alert.TryGetProperty("callsign", out JsonElement known)) callsign = known.GetString();
            return callsign is not null;
        }, "an alert of an aircraft with a callsign");
        return callsign!;
    }
}
