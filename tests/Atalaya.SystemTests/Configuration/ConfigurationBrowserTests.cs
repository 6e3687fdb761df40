using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Atalaya.SystemTests.Configuration;

/// <summary>The page for administrators: a source, a rule, and a wrong key with its line.</summary>
public sealed class ConfigurationBrowserTests
{
    const string Chromium = "/usr/bin/chromium";
    const float TimeoutMs = 120_000;

    [Fact]
    public async Task AnAdminEditsSourcesAndRulesAndAWrongKeyIsShownAtItsLine()
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed: ./test --with-system-packages installs it");
        using TemporaryFolder folder = new();
        string file = folder.File("a.json");
        await File.WriteAllTextAsync(file, "{\n  // ours\n  \"areas\": [{ \"name\": \"port\", \"center\": [10.6, -61.5], \"radius_m\": 2000 }]\n}\n", TestContext.Current.CancellationToken);
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--config", file, "--data", folder.File("data")]);
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"] });
        IPage page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        page.SetDefaultTimeout(TimeoutMs);
        await page.GotoAsync($"{server.Url}/admin.html");

        // a source comes, and its link is shown
        await page.GetByTestId("source-uri").FillAsync("beast+tcp://127.0.0.1:1");
        await page.GetByTestId("source-save").ClickAsync();
        ILocator row = page.GetByTestId("admin-sources").Locator("tr[data-source='beast-1']");
        await Assertions.Expect(row).ToContainTextAsync(new Regex("refused the connection"), new() { Timeout = TimeoutMs });

        // a rule is added, then changed
        await page.GetByRole(AriaRole.Button, new() { Name = "Rules", Exact = true }).ClickAsync();
        await page.GetByTestId("rule-name").FillAsync("low flyers");
        await page.GetByTestId("rule-when").SelectOptionAsync("enters");
        await page.GetByTestId("rule-save").ClickAsync();
        await Assertions.Expect(page.GetByTestId("rules-message")).ToContainTextAsync("needs \"area\"");
        await page.GetByTestId("rule-area").SelectOptionAsync("port");
        await page.GetByTestId("rule-max-altitude").FillAsync("300,5");
        await page.GetByTestId("rule-save").ClickAsync();
        ILocator rule = page.GetByTestId("admin-rules").Locator("tr[data-rule='low flyers']");
        await Assertions.Expect(rule).ToContainTextAsync("300.5 m");
        await rule.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await page.GetByTestId("rule-severity").SelectOptionAsync("alarm");
        await page.GetByTestId("rule-save").ClickAsync();
        await Assertions.Expect(rule).ToContainTextAsync("alarm");

        // the whole text: a wrong key is shown at its line and nothing is written
        await page.GetByRole(AriaRole.Button, new() { Name = "Whole text" }).ClickAsync();
        string text = await page.GetByTestId("whole-text").InputValueAsync();
        Assert.Contains("// ours", text, StringComparison.Ordinal);
        await page.GetByTestId("whole-text").FillAsync("{\n  \"sectors\": 2,\n  \"lisen\": 1\n}\n");
        await page.GetByTestId("text-save").ClickAsync();
        await Assertions.Expect(page.GetByTestId("text-message")).ToContainTextAsync("Line 3: unknown key \"lisen\"; did you mean \"listen\"?");
        await Assertions.Expect(page.GetByTestId("fault-line")).ToHaveTextAsync("▸ 3");
        Assert.Equal(text, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

        // mended, it is in force; the source goes with its line
        await page.GetByTestId("whole-text").FillAsync("{\n  \"sectors\": 3\n}\n");
        await page.GetByTestId("text-save").ClickAsync();
        await Assertions.Expect(page.GetByTestId("text-message")).ToContainTextAsync("At the next start: sectors");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sources", Exact = true }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
    }
}
