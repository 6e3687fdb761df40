using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Atalaya.SystemTests;

/// <summary>What an operator does all day on the map page: search, filter, table, measure, language, phone.</summary>
public sealed partial class OperatorBasicsTests(DemoServer demo) : IClassFixture<DemoServer>
{
    static readonly LocatorAssertionsToHaveTextOptions Patient = new() { Timeout = ChromiumPage.TimeoutMs };

    [Fact]
    public async Task AFilterHidesCountsAndStaysInTheAddress()
    {
        await using ChromiumPage map = await ChromiumPage.OpenMapAsync(demo.Process, "#panels=filter,tracks");
        await map["filter-domains"].GetByLabel("air").CheckAsync();
        await map.StateAsync("Number(shown) > 0 && Number(shown) < Number(tracks)");

        await Assertions.Expect(map["filter-count"]).ToHaveTextAsync(CountText(), Patient);
        await map.Page.WaitForFunctionAsync("() => { const rows = [...document.querySelectorAll('[data-testid=track-row]')]; return rows.length > 0 && rows.every(row => row.dataset.domain === 'air'); }");
        await Assertions.Expect(map.Page).ToHaveURLAsync(new Regex("domain=air"), new() { Timeout = ChromiumPage.TimeoutMs });

        await using ChromiumPage again = await ChromiumPage.OpenMapAsync(demo.Process, new Uri(map.Page.Url).Fragment);
        await Assertions.Expect(again["filter-chip"]).ToHaveTextAsync("air×", Patient);
        await again["filter-chip"].ClickAsync();
        await Assertions.Expect(again["filter-bar"]).ToBeHiddenAsync();
        await again.StateAsync("shown === tracks");
    }

    [Fact]
    public async Task ASearchFindsATrackOutsideTheViewSelectsItAndGoesThere()
    {
        (string id, string callsign) = await AnAircraftAsync();
        await using ChromiumPage map = await ChromiumPage.OpenAsync($"{demo.Process.Url}/#lat=-40&lon=100&zoom=8");
        // Tracks without a position are sent whatever the view.
        await map.StateAsync("connected === 'true' && Number(tracks) < 20");
        await map.Page.Keyboard.PressAsync("/");
        await map["search"].FillAsync(callsign.ToLowerInvariant());
        ILocator result = map["search-result"].And(map.Page.Locator($"[data-track='{id}']"));
        await Assertions.Expect(result).ToContainTextAsync("outside the view", new() { Timeout = ChromiumPage.TimeoutMs });
        await map.Page.Keyboard.PressAsync("Enter");

        await map.StateAsync($"selected === '{id}' && Number(tracks) >= 1");
        await Assertions.Expect(map["track-panel"]).ToContainTextAsync(callsign, new() { Timeout = ChromiumPage.TimeoutMs });
    }

    [Fact]
    public async Task TheTableSortsByAColumnAndIsWorkedByKeys()
    {
        await using ChromiumPage map = await ChromiumPage.OpenMapAsync(demo.Process, "#panels=tracks&domain=air&life=confirmed");
        ILocator header = map["track-list"].GetByRole(AriaRole.Columnheader, new() { Name = "Name" });
        await Assertions.Expect(header).ToHaveAttributeAsync("aria-sort", "ascending");
        await header.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(header).ToHaveAttributeAsync("aria-sort", "descending");
        await map.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-testid=track-row]')].filter(row => !row.cells[0].textContent.startsWith('#')).length > 5");
        string[] names = await map.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-testid=track-row]')].map(row => row.cells[0].textContent)");
        string[] named = [.. names.Where(static name => !name.StartsWith('#'))];
        Assert.True(named.Length > 5);
        Assert.Equal(named.OrderDescending(StringComparer.Ordinal), named);

        await map["track-list"].GetByRole(AriaRole.Grid).FocusAsync();
        await map.Page.Keyboard.PressAsync("ArrowDown");
        await map.Page.Keyboard.PressAsync("ArrowDown");
        string id = await map.Page.EvaluateAsync<string>("() => document.querySelector('tr[data-active]').dataset.track");
        await map.Page.Keyboard.PressAsync("Enter");
        await map.StateAsync($"selected === '{id}'");
    }

    [Fact]
    public async Task TwoClicksMeasureAndTheAddressKeepsIt()
    {
        await using ChromiumPage map = await ChromiumPage.OpenMapAsync(demo.Process, "#lat=10.5&lon=-61.7&zoom=8");
        await map.Page.Keyboard.PressAsync("x");
        await map.Page.Locator("#map").ClickAsync(new() { Position = new() { X = 100, Y = 100 } });
        await map.Page.Locator("#map").ClickAsync(new() { Position = new() { X = 1100, Y = 600 } });
        await Assertions.Expect(map["measure"]).ToHaveTextAsync(new Regex(@"→ .*: \d+\.\d\u202fNM, \d{3}°"), Patient);
        await Assertions.Expect(map.Page).ToHaveURLAsync(new Regex("measure="), new() { Timeout = ChromiumPage.TimeoutMs });
        await map.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(map["measure"]).ToBeHiddenAsync();
    }

    [Fact]
    public async Task ThePageSpeaksSpanishAndUnitsAreTheUsers()
    {
        await using ChromiumPage map = await ChromiumPage.OpenMapAsync(demo.Process, "#lang=es&panels=tracks&air_speed=kmh&domain=air");
        Assert.Equal("es", await map.Page.EvaluateAsync<string>("() => document.documentElement.lang"));
        await Assertions.Expect(map["list-button"]).ToHaveTextAsync("Pistas");
        await Assertions.Expect(map["mode"]).ToHaveTextAsync("EN VIVO", Patient);
        await Assertions.Expect(map["filter-count"]).ToHaveTextAsync(new Regex(@"^\d+ de \d+ mostradas$"), Patient);
        await Assertions.Expect(map["track-row"].Filter(new() { HasTextRegex = new Regex("km/h") }).First).ToBeVisibleAsync(new() { Timeout = ChromiumPage.TimeoutMs });
    }

    [Fact]
    public async Task APhoneHasTwoRowsOfStatusSheetsFromBelowAndRoomForFingers()
    {
        const int Width = 390, Height = 844, Finger = 44;
        await using ChromiumPage map = await ChromiumPage.OpenMapAsync(demo.Process, "", Width, Height, touch: true);
        Assert.InRange((await BoxAsync(map["statusbar"])).Height, Finger, 2 * Finger + 20);
        foreach (string button in new[] { "filter-button", "list-button", "sources-button", "settings-button", "measure-button" })
        {
            LocatorBoundingBoxResult box = await BoxAsync(map[button]);
            Assert.True(box.Height >= Finger && box.Width >= Finger, $"{button} is {box.Width} × {box.Height}");
        }

        await map["list-button"].ClickAsync();
        LocatorBoundingBoxResult list = await BoxAsync(map["track-list"]);
        Assert.Equal((0, Width, Height), ((int)list.X, (int)list.Width, (int)Math.Round(list.Y + list.Height)));
        Assert.True(list.Y > Height * 0.3, "the map stays in sight above the sheet");
        await map["settings-button"].ClickAsync();
        await Assertions.Expect(map["settings-panel"]).ToBeVisibleAsync();
        await Assertions.Expect(map["track-list"]).ToBeHiddenAsync();
        Assert.Equal(Width, await map.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator element) => await element.BoundingBoxAsync() ?? throw new InvalidOperationException("not on the page");

    async Task<(string Id, string Callsign)> AnAircraftAsync()
    {
        JsonElement found = default;
        await demo.Process.WaitAsync(async () =>
        {
            found = (await demo.Process.GetAsync("/api/v1/tracks?status=confirmed")).GetProperty("tracks").EnumerateArray()
                .FirstOrDefault(static track => track.TryGetProperty("callsign", out _) && track.TryGetProperty("lat", out _) && !track.TryGetProperty("system_track", out _));
            return found.ValueKind == JsonValueKind.Object;
        }, "an aircraft with a callsign");
        return (found.GetProperty("track_id").GetString()!, found.GetProperty("callsign").GetString()!);
    }

    [GeneratedRegex(@"^\d+ of \d+ shown$")]
    private static partial Regex CountText();
}
