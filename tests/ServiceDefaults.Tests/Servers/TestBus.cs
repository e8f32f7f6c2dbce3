using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTera.ServiceDefaults.Communication;
using StackExchange.Redis;

namespace OpenTera.ServiceDefaults.Tests.Servers;

/// <summary>One process of the system as far as the bus is concerned: its own connection, its own log.</summary>
public sealed class TestBus : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public TestBus(TestRedis server)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:redis"] = server.ConnectionString });
        builder.AddServiceDefaults();
        builder.Logging.AddProvider(Log);
        services = ((ServiceCollection)builder.Services).BuildServiceProvider();
    }

    public IMessageBus Bus => services.GetRequiredService<IMessageBus>();

    public IConnectionMultiplexer Redis => services.GetRequiredService<IConnectionMultiplexer>();

    public TestLog Log { get; } = new();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
