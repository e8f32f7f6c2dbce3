using System.Net.Http.Json;

namespace OpenTera.WholeSystem;

/// <summary>Parts that crash and come back.</summary>
public abstract class OutageTests(RunningSystem system)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_killed_Redis_that_comes_back_finds_every_subscription_again()
    {
        using var timeout = new CancellationTokenSource(Patience);
        using var before = await system.SignInAsync("admin", "admin");
        await using var events = await LiveEvents.FollowAsync(before);

        await system.KillAsync("redis", system.Port(40079), timeout.Token);
        await system.StartAgainAsync("redis", timeout.Token);
        await system.WaitUntilHealthyAsync(timeout.Token);

        using var after = await SignInOnceBackAsync("siteadmin", "siteadmin", timeout.Token);
        // The service may reach Redis some seconds after TeraServer does; what is published before has no listener.
        var heard = events.NextAsync("Site Admin", TimeSpan.FromSeconds(30));
        while (await Task.WhenAny(heard, Task.Delay(TimeSpan.FromSeconds(2), timeout.Token)) != heard)
            (await system.SignInAsync("siteadmin", "siteadmin")).Dispose();
        Assert.Contains("Site Admin", await heard);
        using var note = await after.PostAsJsonAsync("example/api/notes", new { text = "after Redis came back" }, timeout.Token);
        note.EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_killed_TeraServer_that_comes_back_still_knows_who_is_signed_in()
    {
        using var timeout = new CancellationTokenSource(Patience);
        using var client = await system.SignInAsync("siteadmin", "siteadmin");

        await system.KillAsync("teraserver", system.Port(4040), timeout.Token);
        using var down = await client.GetAsync("api/user/users?self=true", timeout.Token);
        Assert.Equal(System.Net.HttpStatusCode.BadGateway, down.StatusCode);
        using var note = await client.PostAsJsonAsync("example/api/notes", new { text = "while TeraServer is away" }, timeout.Token);
        note.EnsureSuccessStatusCode();

        await system.StartAgainAsync("teraserver", timeout.Token);
        using var up = await client.GetAsync("api/user/users?self=true", timeout.Token);
        up.EnsureSuccessStatusCode();
        using var projects = await client.GetAsync("example/api/projects", timeout.Token);
        projects.EnsureSuccessStatusCode();
    }

    /// <summary>Signs in until it works: the clients of Redis wait up to some seconds before they try to reach it again.</summary>
    private async Task<HttpClient> SignInOnceBackAsync(string username, string password, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await system.SignInAsync(username, password);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(500, cancellation);
            }
        }
    }
}
