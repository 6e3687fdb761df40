using System.Net;
using System.Text.Json;
using Microsoft.Playwright;

namespace Atalaya.SystemTests.Registration;

/// <summary>Registration as people meet it: in the statistics of <c>track</c>, over REST and on its page.</summary>
public sealed class RegistrationTests(DemoServer demo) : IClassFixture<DemoServer>
{
    [Fact]
    public async Task TrackTellsTheBiasesOfTheSimulatedRadars()
    {
        using TemporaryFolder folder = new();
        Assert.Equal(0, (await AtalayaProcess.RunAsync("simulate", "strait", "--output", folder.Path, "--duration", "150")).ExitCode);
        string[] inputs = ["radar-1.ast", "radar-2.ast", "adsb-1.beast", "adsb-2.beast"];
        (int exitCode, _, string errors) = await AtalayaProcess.RunAsync(["track", .. inputs.Select(folder.File), "--output", folder.File("tracks.csv"), "--stats"]);
        Assert.Equal(0, exitCode);
        using JsonDocument statistics = JsonDocument.Parse(errors.TrimEnd().Split('\n')[^1]);
        Dictionary<string, JsonElement> found = statistics.RootElement.GetProperty("registration").EnumerateArray().ToDictionary(static one => one.GetProperty("sensor").GetString()!);
        // What the simulator adds stands in StraitScenario.
        Expect(found["radar-1"], 80, 0.05);
        Expect(found["radar-2"], -120, -0.11);
    }

    [Fact]
    public async Task TheServerTellsEachSensorItsHistoryAndResiduals()
    {
        JsonElement radar = await WaitForRadarAsync();
        Assert.True(radar.GetProperty("simulated").GetBoolean());
        Assert.True(radar.GetProperty("range_bias_sigma_m").GetDouble() > 0);
        string path = $"/api/v1/sources/{radar.GetProperty("source").GetString()}/registration";
        JsonElement detail = await demo.Process.GetAsync($"{path}?sensor={radar.GetProperty("sensor").GetString()}");
        Assert.Equal(radar.GetProperty("source").GetString(), detail.GetProperty("sensor").GetProperty("source").GetString());
        foreach (string part in new[] { "history", "residuals" })
            Assert.Single(detail.GetProperty(part).EnumerateObject().Select(static column => column.Value.GetArrayLength()).Distinct());
        using HttpClient client = new();
        foreach (string unknown in new[] { "/api/v1/sources/nobody/registration", $"{path}?sensor=1/1" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(demo.Process.Url + unknown), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("en", "radar", "Range residuals by azimuth")]
    [InlineData("es", "radar", "Residuos en distancia según el acimut")]
    public async Task ThePageShowsTheSensorsAndPlotsOfTheChosenOne(string language, string kind, string title)
    {
        string source = (await WaitForRadarAsync()).GetProperty("source").GetString()!;
        await using ChromiumPage page = await ChromiumPage.OpenAsync($"{demo.Process.Url}/sensors.html#lang={language}&sensor={source}");
        ILocator row = page.Page.Locator($"[data-testid=sensor-row][data-sensor='{source}']");
        await Assertions.Expect(row).ToContainTextAsync(kind, new() { Timeout = ChromiumPage.TimeoutMs });
        await Assertions.Expect(row.Locator("button")).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(page["sensor-charts"]).ToContainTextAsync(title);
        await Assertions.Expect(page.Page.Locator(".chart svg")).ToHaveCountAsync(7);
    }

    /// <summary>A radar of the demo that shares targets with others: after a turn or two.</summary>
    async Task<JsonElement> WaitForRadarAsync()
    {
        JsonElement radar = default;
        await demo.Process.WaitAsync(async () =>
        {
            JsonElement answer = await demo.Process.GetAsync("/api/v1/registration");
            radar = answer.GetProperty("sensors").EnumerateArray().FirstOrDefault(static sensor => sensor.GetProperty("kind").GetString() == "radar");
            return radar.ValueKind == JsonValueKind.Object;
        }, "a radar that shares targets");
        return radar;
    }

    static void Expect(JsonElement radar, double rangeBias, double azimuthBias)
    {
        Assert.InRange(radar.GetProperty("range_bias_m").GetDouble(), rangeBias - 30, rangeBias + 30);
        Assert.InRange(radar.GetProperty("azimuth_bias_deg").GetDouble(), azimuthBias - 0.03, azimuthBias + 0.03);
        Assert.True(radar.GetProperty("applied").GetBoolean());
    }
}
