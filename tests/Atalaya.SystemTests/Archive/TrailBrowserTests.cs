using System.Text.Json;
using Microsoft.Playwright;

namespace Atalaya.SystemTests.Archive;

/// <summary>A page that is opened shows where the selected track was before the page was there.</summary>
public sealed class TrailBrowserTests
{
    const string Chromium = "/usr/bin/chromium";
    const int Dots = 4;

    static readonly string[] Arguments = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking", "--no-first-run"];

    [Fact]
    public async Task APageBeginsWithTheTrailOfBefore()
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed: ./test --with-system-packages installs it");
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["demo"]);
        (string Id, double Lat, double Lon) track = default;
        await server.WaitAsync(async () => (track = await TrackWithTrailAsync(server)).Id is not null, $"a trail of {Dots} positions");
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
        IPage page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 900, Height = 600 } });
        page.SetDefaultTimeout(120_000);
        await page.GotoAsync(FormattableString.Invariant($"{server.Url}/#track={track.Id}&lat={track.Lat}&lon={track.Lon}&zoom=9"));

        // by itself the page would need three slots of five seconds: the first drawings have the dots already
        await page.WaitForFunctionAsync($"() => Number(document.documentElement.dataset.trailDots) >= {Dots}");
        double ageSeconds = await page.EvaluateAsync<double>("() => performance.now() / 1000");
        JsonElement trail = (await server.GetAsync($"/api/v1/tracks/{track.Id}/trail")).GetProperty("trail");
        Assert.True(trail.GetProperty("age_s")[0].GetDouble() > ageSeconds, $"the page was {ageSeconds} s old, as old as the trail");
    }

    static async Task<(string Id, double Lat, double Lon)> TrackWithTrailAsync(AtalayaProcess server)
    {
        foreach (JsonElement trail in (await server.GetAsync("/api/v1/trails?minutes=60")).GetProperty("trails").EnumerateArray())
            if (trail.GetProperty("age_s").GetArrayLength() >= Dots) return (trail.GetProperty("track_id").GetString()!, trail.GetProperty("lat")[0].GetDouble(), trail.GetProperty("lon")[0].GetDouble());
        return default;
    }
}
