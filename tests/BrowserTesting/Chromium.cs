using System.Reflection;
using Microsoft.Playwright;

namespace OpenTera.BrowserTesting;

/// <summary>The Chromium of the machine.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Chromium> StartAsync()
    {
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH",
            typeof(Chromium).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "Playwright").Value);
        // For a machine that is busy with other tests.
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            // Chromium's sandbox refuses root.
            Args = [.. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(), "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        }));
    }

    /// <summary>A page of a new visitor, who reads English.</summary>
    /// <param name="address">Where relative addresses begin.</param>
    public async Task<IPage> OpenAsync(Uri address)
    {
        // The system's own certificate: Chromium would need its authority in a profile of its own.
        var context = await browser.NewContextAsync(new() { IgnoreHTTPSErrors = true, Locale = "en-CA", BaseURL = address.ToString() });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
