using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using OpenTera.Testing;
using Yarp.ReverseProxy.Transforms;

namespace OpenTera.BrowserTesting;

/// <summary>The page of a service in Chromium, with its real backend behind one address, as the gateway has it.</summary>
public sealed class ServicePage : IAsyncDisposable
{
    private readonly ServerProcess frontend;
    private readonly WebApplication gateway;
    private readonly Chromium browser;

    private ServicePage(ServerProcess frontend, WebApplication gateway, Chromium browser, IPage page) =>
        (this.frontend, this.gateway, this.browser, Page) = (frontend, gateway, browser, page);

    /// <summary>The page, signed in.</summary>
    public IPage Page { get; }

    /// <summary>Serves a page with its development server and opens it.</summary>
    /// <param name="name">The service's folder in <c>services/</c>. The packages of its page are installed when they are not.</param>
    /// <param name="path">Where the service is, such as <c>/example</c>.</param>
    /// <param name="backend">The service's address.</param>
    /// <param name="token">The token of the user who is signed in.</param>
    public static async Task<ServicePage> OpenAsync(string name, string path, Uri backend, string token)
    {
        var folder = Path.Combine(Repository, "services", name, "Frontend");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            await ServerProcess.RunAsync("npm", ["ci"], folder);
        var port = Ports.Free();
        var frontend = new ServerProcess("npm", ["run", "dev", "--", "--port", $"{port}"], folder);
        using (var client = new HttpClient())
            await frontend.WaitAsync(() => client.GetStringAsync($"http://127.0.0.1:{port}{path}/health"));

        var gateway = await StartGatewayAsync(path, backend, new($"http://127.0.0.1:{port}"));
        var address = new Uri(gateway.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        var browser = await Chromium.StartAsync();
        var page = await browser.OpenAsync(address);
        var session = JsonSerializer.Serialize(new { token, userUuid = TestTokens.UserUuid });
        await page.AddInitScriptAsync($"localStorage.setItem('opentera.session', {JsonSerializer.Serialize(session)})");
        await page.GotoAsync($"{path}/");
        return new(frontend, gateway, browser, page);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        await gateway.DisposeAsync();
        await frontend.DisposeAsync();
    }

    private static string Repository => typeof(ServicePage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "Repository").Value!;

    private static async Task<WebApplication> StartGatewayAsync(string path, Uri backend, Uri frontend)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHttpForwarder();
        var gateway = builder.Build();
        gateway.MapForwarder($"{path}/api/{{**rest}}", backend.ToString(), transforms => transforms.AddPathRemovePrefix(path));
        gateway.MapForwarder($"{path}/{{**rest}}", frontend.ToString());
        await gateway.StartAsync();
        return gateway;
    }
}
