using Microsoft.Playwright;
using OpenTera.BrowserTesting;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;
using OpenTera.Testing;
using static Microsoft.Playwright.Assertions;

namespace OpenTera.ExampleService.Tests;

/// <summary>The page in a browser, with the service behind it.</summary>
public sealed class PageTests(RunningService server) : IClassFixture<RunningService>
{
    [Fact]
    public async Task A_signed_in_user_sees_what_the_service_has_and_what_happens()
    {
        await using var opened = await ServicePage.OpenAsync("ExampleService", "/example", server.Client.BaseAddress!, TestTokens.User());
        var page = opened.Page;

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("PageTitle");
        await Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Site Admin");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Projects" })).ToContainTextAsync("Default Project #1");
#if (notes)
        await page.GetByLabel("New note").FillAsync("Written in the browser");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Notes" })).ToContainTextAsync("Written in the browser");
#endif
        var events = page.GetByRole(AriaRole.Region, new() { Name = "Events" });
        await Expect(events).ToContainTextAsync("Live");
        await server.PublishAsync(Topics.OnlineEvents, new UserEvent { UserUuid = TestTokens.UserUuid, UserFullname = "Site Admin", Type = UserEvent.Types.EventType.UserConnected });
        await Expect(events).ToContainTextAsync("Site Admin: connected");

        await page.GetByRole(AriaRole.Button, new() { Name = "Français" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("TitreDeLaPage");
    }
}
