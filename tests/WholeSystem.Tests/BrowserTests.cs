using System.Diagnostics;
using Microsoft.Playwright;
using OpenTera.BrowserTesting;
using static Microsoft.Playwright.Assertions;

namespace OpenTera.WholeSystem;

/// <summary>What a person does in the browser.</summary>
[Collection(nameof(EmbeddedSystem))]
public sealed class BrowserTests(EmbeddedSystem system) : IAsyncLifetime
{
    private Chromium? browser;
    private IPage page = null!;

    public async ValueTask InitializeAsync()
    {
        browser = await Chromium.StartAsync();
        page = await browser.OpenAsync(system.Address);
    }

    [Fact]
    public async Task A_user_signs_in_opens_the_example_and_sees_its_data_and_a_live_event()
    {
        await SignInAsync("admin", "admin");
        await page.GetByRole(AriaRole.Link, new() { Name = "Example" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Example", Level = 1 })).ToBeVisibleAsync();

        await page.GetByLabel("New note").FillAsync("Written in the browser");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Notes" })).ToContainTextAsync("Written in the browser");

        var events = page.GetByRole(AriaRole.Region, new() { Name = "Events" });
        await Expect(events).ToContainTextAsync("Live");
        using var other = await system.SignInAsync("siteadmin", "siteadmin");
        await Expect(events.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("Site Admin", new() { Timeout = 10_000 });
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_the_form_stays()
    {
        await page.GotoAsync("/");
        await FillInAsync("user4", "not-it");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The username or the password is not right.");
        await Expect(page.GetByLabel("Username")).ToHaveValueAsync("user4");
    }

    [Fact]
    public async Task Signing_out_leads_back_to_the_sign_in()
    {
        await SignInAsync("siteadmin", "siteadmin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await page.GotoAsync("/example/");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_portal_speaks_French()
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Français" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_participant_who_comes_online_is_seen_at_once()
    {
        await SignInAsync("user3", "user3");
        await page.GetByRole(AriaRole.Link, new() { Name = "Who is online" }).ClickAsync();
        await Expect(page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();
        var participants = page.GetByRole(AriaRole.Region, new() { Name = "Participants" });
        await Expect(participants).ToContainTextAsync("No participant is online.");

        var clock = Stopwatch.StartNew();
        await using (await system.TryOpenWebSocketAsync("participant", "participant1", "opentera"))
        {
            await participants.GetByText("Participant #1").WaitForAsync();
            Console.WriteLine($"A participant is seen {clock.ElapsedMilliseconds} ms after its login began");
            await Expect(participants).ToContainTextAsync("Default Project #1, Default Site");
        }

        await Expect(participants).ToContainTextAsync("No participant is online.");
    }

    private async Task SignInAsync(string username, string password)
    {
        await page.GotoAsync("/");
        await FillInAsync(username, password);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
    }

    private async Task FillInAsync(string username, string password)
    {
        await page.GetByLabel("Username").FillAsync(username);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
    }
}
