using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTera.AppHost.Database;
using OpenTera.AppHost.Startup;

namespace OpenTera.AppHost;

/// <summary>What the parts of one OpenTera system share while AppHost declares them.</summary>
internal sealed class OpenTeraSystem
{
    private readonly IDistributedApplicationBuilder builder;
    private IResourceBuilder<ParameterResource>? gatewaySecret;

    private OpenTeraSystem(IDistributedApplicationBuilder builder)
    {
        this.builder = builder;
        Settings = OpenTeraSettings.Read(builder.Configuration, builder.AppHostDirectory);
        Ports = new AssignedPorts(IsPublished ? 0 : Settings.PortOffset, refuseTaken: !IsPublished);
        if (!IsPublished)
            PrivateFile.MakeFolder(Settings.DataDirectory);
    }

    public OpenTeraSettings Settings { get; }

    public AssignedPorts Ports { get; }

    public AssignedPaths Paths { get; } = new();

    public Machine Machine { get; } = new();

    public bool IsPublished => builder.ExecutionContext.IsPublishMode;

    /// <summary>Makes the databases of the system; there once <c>AddOpenTeraDatabase</c> was called.</summary>
    public IDatabaseServer Databases { get => Declared(field, "AddOpenTeraDatabase"); set; } = null!;

    /// <summary>There once <c>AddOpenTeraRedis</c> was called.</summary>
    public IResourceBuilder<IResourceWithConnectionString> Redis { get => Declared(field, "AddOpenTeraRedis"); set; } = null!;

    /// <summary>There once <c>AddTeraServer</c> was called.</summary>
    public IResourceBuilder<ProjectResource> TeraServer { get => Declared(field, "AddTeraServer"); set; } = null!;

    /// <summary>Proves to a backend that a request comes from the gateway.</summary>
    public IResourceBuilder<ParameterResource> GatewaySecret => gatewaySecret ??= AddSecret("gateway-secret");

    /// <summary>The system that <paramref name="builder"/> declares.</summary>
    public static OpenTeraSystem Of(IDistributedApplicationBuilder builder)
    {
        if (builder.Services.FirstOrDefault(service => service.ServiceType == typeof(OpenTeraSystem))?.ImplementationInstance is OpenTeraSystem known)
            return known;
        var system = new OpenTeraSystem(builder);
        builder.Services.AddSingleton(system);
        return system;
    }

    /// <summary>Declares the system, then runs it until it is told to stop, or publishes it.</summary>
    /// <returns>The exit code: 1 when a declaration or a setting is wrong, which is told in one message.</returns>
    public static async Task<int> RunAsync(string[] args, Action<IDistributedApplicationBuilder> declare)
    {
        try
        {
            if (Greeting.RunsOnAspire)
                AspireDashboard.SetPorts(args);
            var builder = DistributedApplication.CreateBuilder(args);
            if (builder.ExecutionContext.IsPublishMode)
            {
                declare(builder);
                await builder.Build().RunAsync();
                return 0;
            }

            Console.WriteLine(Greeting.Text);
            using var dataDirectory = await DataDirectoryLock.TakeAsync(Of(builder).Settings.DataDirectory);
            declare(builder);
            builder.Services.AddHostedService<ReadyAnnouncement>();
            await builder.Build().RunAsync();
            return 0;
        }
        catch (DistributedApplicationException error)
        {
            await Console.Error.WriteLineAsync($"OpenTera cannot start: {error.Message}");
            return 1;
        }
    }

    /// <summary>Adds a secret that is made at the first run and kept in the data directory, or when the published system is installed.</summary>
    public IResourceBuilder<ParameterResource> AddSecret(string name)
    {
        var generated = new GenerateParameterDefault { MinLength = 32, Special = false };
        if (!IsPublished)
            builder.Configuration[$"Parameters:{name}"] ??= PrivateFile.ReadOrMake(Settings.DataPath("secrets", name), generated.GetDefaultValue);
        return builder.AddParameter(name, generated, secret: true);
    }

    /// <summary>Says which of the ways to run a part was chosen, and why.</summary>
    public static void Announce(string part, string choice, string reason) => Console.WriteLine($"  {part,-9} {choice} ({reason})");

    private static T Declared<T>(T? part, string method) where T : class =>
        part ?? throw new DistributedApplicationException($"Program.cs must call {method} before what uses it.");
}
