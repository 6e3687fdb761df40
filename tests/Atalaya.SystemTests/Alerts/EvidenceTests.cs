using System.Net;
using System.Text.Json;
using Microsoft.Playwright;

namespace Atalaya.SystemTests.Alerts;

/// <summary>What alerts rest on, over REST and on the screen.</summary>
public sealed class EvidenceTests(DeceivedStrait strait) : IClassFixture<DeceivedStrait>
{
    static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(20) };

    async Task<JsonElement> AlertAsync(string kind, string? verdict = null)
    {
        foreach (JsonElement alert in (await strait.Process.GetAsync("/api/v1/alerts")).GetProperty("alerts").EnumerateArray())
            if (alert.GetProperty("kind").GetString() == kind && (verdict is null || alert.GetProperty("verdict").GetString() == verdict)) return alert;
        throw new InvalidOperationException($"no alert {kind} {verdict}");
    }

    async Task<HttpStatusCode> StatusAsync(string path)
    {
        using HttpResponseMessage response = await Http.GetAsync(new Uri(strait.Process.Url + path), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    static string Track(JsonElement alert) => alert.GetProperty("track_id").GetString()!;

    static string Hash(JsonElement alert, int zoom) =>
        FormattableString.Invariant($"#track={Track(alert)}&lat={alert.GetProperty("lat").GetDouble()}&lon={alert.GetProperty("lon").GetDouble()}&zoom={zoom}");

    [Fact]
    public async Task AContradictionTellsBothPlacesAndHowTheyCameApart()
    {
        string track = Track(await AlertAsync("position_contradicted", "spoofed"));
        JsonElement found = await strait.Process.GetAsync($"/api/v1/tracks/{track}/contradiction");
        Assert.Equal("spoofed", found.GetProperty("verdict").GetString());
        Assert.Equal("fault", found.GetProperty("alternative").GetString());
        Assert.InRange(found.GetProperty("distance_m").GetDouble(), 2000, 6000);
        JsonElement[] residuals = [.. found.GetProperty("residuals").EnumerateArray()];
        Assert.InRange(residuals.Length, 10, 256);
        Assert.All(residuals.Zip(residuals.Skip(1)), static pair => Assert.True(pair.First.GetProperty("time").GetDouble() <= pair.Second.GetProperty("time").GetDouble()));
        Assert.Equal(["radar-1", "radar-2"], residuals.Select(residual => residual.GetProperty("source").GetString()).Distinct().Order(StringComparer.Ordinal));
        double last = Math.Max(Math.Abs(residuals[^1].GetProperty("along_m").GetDouble()), Math.Abs(residuals[^1].GetProperty("right_m").GetDouble()));
        Assert.True(last > found.GetProperty("limit_sigmas").GetDouble() * residuals[^1].GetProperty("sigma_m").GetDouble());

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/api/v1/tracks/{Track(await AlertAsync("ais_silence"))}/contradiction"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/api/v1/tracks/none/contradiction"));
    }

    [Fact]
    public async Task AlertsOfOneTrackAreThoseOfItsPairsToo()
    {
        JsonElement meeting = await AlertAsync("rendezvous");
        string first = Track(meeting), second = meeting.GetProperty("other_track_id").GetString()!;
        Assert.Matches("^(QUIET|9YQ|CEDAR|#)", meeting.GetProperty("other_name").GetString());
        foreach (string track in (string[])[first, second])
        {
            JsonElement[] alerts = [.. (await strait.Process.GetAsync($"/api/v1/alerts?track={track}")).GetProperty("alerts").EnumerateArray()];
            Assert.Contains(alerts, static alert => alert.GetProperty("kind").GetString() == "rendezvous");
            Assert.All(alerts, alert => Assert.True(Track(alert) == track || alert.GetProperty("other_track_id").GetString() == track));
        }

        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("/api/v1/alerts?track=none"));
    }

    [Fact]
    public async Task TheFrameOfTheEvidenceIsOfTheSensorThatItNames()
    {
        JsonElement alert = await AlertAsync("position_contradicted", "spoofed"), evidence = alert.GetProperty("evidence")[0];
        string place = evidence.GetProperty("frame").GetProperty("position").GetString()!;
        JsonElement report = await strait.Process.GetAsync($"/api/v1/tracks/{Track(alert)}/reports/{place}");
        Assert.Equal(evidence.GetProperty("source").GetString(), report.GetProperty("source_name").GetString());
        JsonElement log = report.GetProperty("log");
        Assert.Equal(place, $"{log.GetProperty("segment").GetUInt32()}:{log.GetProperty("offset").GetUInt32()}");
        Assert.NotEqual("", report.GetProperty("hex").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync($"/api/v1/tracks/{Track(alert)}/reports/1-2"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/api/v1/tracks/ffffffffffffffff/reports/{place}"));
    }

    [Fact]
    public async Task ThePanelOfASpoofedAircraftShowsThePlotAndBothPlaces()
    {
        await using ChromiumPage map = await ChromiumPage.OpenMapAsync(strait.Process, Hash(await AlertAsync("position_contradicted", "spoofed"), 9));
        await Assertions.Expect(map["trust"]).ToContainTextAsync("Spoofed", new() { Timeout = ChromiumPage.TimeoutMs });
        await Assertions.Expect(map["residuals"].Locator(".beyond")).Not.ToHaveCountAsync(0);
        await Assertions.Expect(map["trust"].GetByRole(AriaRole.Img)).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("comparisons"));
        await map.Page.WaitForFunctionAsync("() => document.documentElement.dataset.contradiction === 'spoofed' && Number(document.documentElement.dataset.verdicts) > 0");
        await map["track-alerts"].GetByRole(AriaRole.Button, new() { Name = "octets" }).First.ClickAsync();
        await Assertions.Expect(map["report-panel"].GetByTestId("hex")).ToBeVisibleAsync(new() { Timeout = ChromiumPage.TimeoutMs });
    }

    [Fact]
    public async Task ThePanelOfADarkBoatTellsSinceWhenAndWhatProvesIt()
    {
        await using ChromiumPage map = await ChromiumPage.OpenMapAsync(strait.Process, Hash(await AlertAsync("ais_silence"), 9));
        await Assertions.Expect(map["dark"]).ToContainTextAsync("Last AIS", new() { Timeout = ChromiumPage.TimeoutMs });
        await Assertions.Expect(map["dark"]).ToContainTextAsync("Vessels heard around");
        await Assertions.Expect(map["track-alerts"]).ToContainTextAsync("Dark, 70");
    }

    [Fact]
    public async Task AnAlertOfInterferenceLeadsToItsRegionAndOneOfAPairToBoth()
    {
        JsonElement meeting = await AlertAsync("rendezvous");
        await using ChromiumPage map = await ChromiumPage.OpenMapAsync(strait.Process, "#panels=alerts&lat=12&lon=-60&zoom=6");
        ILocator list = map["alert-panel"];
        await list.Locator("[data-kind=gnss_interference] .alert-title").ClickAsync();
        await Assertions.Expect(map["interference-regions"]).ToContainTextAsync("Source:", new() { Timeout = ChromiumPage.TimeoutMs });
        await map.Page.WaitForFunctionAsync("() => Math.abs(Number(/lat=([\\d.]+)/.exec(location.hash)?.[1]) - 10.6) < 0.5");

        await list.Locator("[data-kind=rendezvous] .alert-title").ClickAsync();
        await map.StateAsync($"selected === '{Track(meeting)}'");
        await map.Page.WaitForFunctionAsync($"() => Number(document.documentElement.dataset.pairs) > 0 && location.hash.includes('{meeting.GetProperty("other_track_id").GetString()},{Track(meeting)}')");
    }
}
