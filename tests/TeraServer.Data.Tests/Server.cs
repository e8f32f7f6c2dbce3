using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace OpenTera.TeraServer.Data.Tests;

/// <summary>The data part of TeraServer as it runs in the server, on a database of the test's.</summary>
public sealed class Server : IAsyncDisposable
{
    private readonly IHost _app;
    private readonly AsyncServiceScope _scope;

    private Server(IHost app)
    {
        _app = app;
        _scope = app.Services.CreateAsyncScope();
    }

    /// <summary>A context for one request.</summary>
    public TeraContext Db => _scope.ServiceProvider.GetRequiredService<TeraContext>();

    public static async Task<Server> StartAsync(string database, string redis, params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = settings.FirstOrDefault(setting => setting.Name == "environment").Value ?? Environments.Production });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, string? (setting) => setting.Value));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:opentera"] = database, ["ConnectionStrings:redis"] = redis });
        // Entity Framework builds its model once for each logger factory: one for all servers makes the tests quick.
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        builder.AddServiceDefaults();
        builder.AddTeraDatabase();
        var app = builder.Build();
        try
        {
            await app.PrepareDatabaseAsync();
            // Only the work beside the requests: these tests have no HTTP.
            foreach (var service in app.Services.GetServices<IHostedService>().Where(service => service is BackgroundService))
                await service.StartAsync(CancellationToken.None);
        }
        catch
        {
            app.Dispose();
            throw;
        }
        return new(app);
    }

    /// <summary>What another request sees: a context that has loaded nothing yet.</summary>
    public async Task<T> SeeAsync<T>(Func<TeraContext, Task<T>> look)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<TeraContext>());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _app.Services.GetServices<IHostedService>().Where(service => service is BackgroundService))
            await service.StopAsync(CancellationToken.None);
        await _scope.DisposeAsync();
        _app.Dispose();
    }
}
