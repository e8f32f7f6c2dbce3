using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpenTera.TeraServer.Tests;

/// <summary>TeraServer as it runs, on Kestrel and a port of its own; only that it counts the SQL statements of each request.</summary>
public sealed class TestServer : IAsyncDisposable
{
    public const string GatewaySecret = "tests-only-secret";

    private readonly WebApplicationFactory<Program> _factory;

    private TestServer(WebApplicationFactory<Program> factory, Uri address)
    {
        _factory = factory;
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _factory.Services;

    public static Task<TestServer> StartAsync(string database, string redis, params (string Name, string Value)[] settings)
    {
        var factory = new Factory(host =>
        {
            host.UseSetting("ConnectionStrings:opentera", database);
            host.UseSetting("ConnectionStrings:redis", redis);
            host.UseSetting("OpenTera:Seed", "test");
            host.UseSetting("OpenTera:GatewaySecret", GatewaySecret);
            foreach (var (name, value) in settings)
                host.UseSetting(name, value);
            host.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
            host.ConfigureServices(services => services
                .AddHttpContextAccessor()
                .AddSingleton<IInterceptor, StatementCount>()
                .AddSingleton<IStartupFilter, StatementCountHeader>());
        });
        factory.UseKestrel(0);
        factory.StartServer();
        return Task.FromResult(new TestServer(factory, factory.ClientOptions.BaseAddress));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _factory.DisposeAsync();
    }

    private sealed class Factory(Action<IWebHostBuilder> configure) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            configure(builder);
        }
    }
}
