using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpenTera.ServiceDefaults.Tests.Servers;

/// <summary>A service that listens on a real port, as one written with the library is.</summary>
public sealed class TestService : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestService(WebApplication app, TestLog log)
    {
        (this.app, Log) = (app, log);
        Address = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Client = new() { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public TestLog Log { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<TestService> StartAsync(TestRedis redis, Action<WebApplication> map, Uri? teraServer = null, Dictionary<string, string?>? settings = null, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var log = new TestLog();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings ?? []).AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:redis"] = redis.ConnectionString,
            ["services:teraserver:http:0"] = (teraServer ?? new("http://127.0.0.1:1")).ToString(),
        });
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.AddServiceDefaults();
        builder.AddOpenTeraService("ExampleService");
        var app = builder.Build();
        app.MapDefaultEndpoints();
        map(app);
        await app.StartAsync();
        return new(app, log);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("OpenTera", token);
        change?.Invoke(request);
        return await Client.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? token = null, Action<HttpRequestMessage>? change = null) => SendAsync(HttpMethod.Get, path, token, change);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
