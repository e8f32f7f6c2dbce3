using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

/// <inheritdoc cref="IDistributedApplicationBuilder"/>
public class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--operation"] = "AppHost:Operation",
        ["--publisher"] = "Publishing:Publisher",
        ["--step"] = "Pipeline:Step",
        ["--output-path"] = "Pipeline:OutputPath"
    };

    private readonly HostApplicationBuilder _host;
    private readonly EntryPointObserver? _observer = EntryPointObserver.Current;

    public DistributedApplicationBuilder(string[] args) : this(new DistributedApplicationOptions { Args = args })
    {
    }

    public DistributedApplicationBuilder(DistributedApplicationOptions options)
    {
        AppHostAssembly = options.AssemblyName is { } name ? Assembly.Load(name) : _observer?.AppHostAssembly ?? Assembly.GetEntryAssembly();
        var settings = new HostApplicationBuilderSettings { Args = options.Args, ApplicationName = AppHostAssembly?.GetName().Name };
        settings.ContentRootPath = AppHostDirectory = options.ProjectDirectory ?? Recorded("apphostprojectpath") ?? Directory.GetCurrentDirectory();
        _observer?.Creating(options, settings);
        _host = new(settings);
        _host.Configuration.AddCommandLine(options.Args ?? [], Switches);
        ExecutionContext = new(Operation(), Configuration["Publishing:Publisher"] ?? "manifest");
        DescribeAppHost();
        ConfigureLogging();
        Services.AddSingleton(options);
        Services.AddSingleton(Eventing);
        Services.AddSingleton(ExecutionContext);
        Services.AddSingleton<ResourceNotificationService>();
        Services.AddSingleton<ResourceLoggerService>();
        Services.AddSingleton(services => new DistributedApplicationModel(Resources));
        Services.AddSingleton(services => new ResourceCommandService(services.GetRequiredService<ResourceNotificationService>(), services));
        Services.AddHealthChecks();
        if (ExecutionContext.IsRunMode)
            Services.AddResourceRunner(options);
    }

    public ConfigurationManager Configuration => _host.Configuration;

    public string AppHostDirectory { get; }

    public Assembly? AppHostAssembly { get; }

    public IHostEnvironment Environment => _host.Environment;

    public IServiceCollection Services => _host.Services;

    public IDistributedApplicationEventing Eventing { get; } = new DistributedApplicationEventing();

    public DistributedApplicationExecutionContext ExecutionContext { get; }

    public IResourceCollection Resources { get; } = new ResourceCollection();

    public IResourceBuilder<T> AddResource<T>(T resource) where T : IResource
    {
        if (Resources.FirstOrDefault(r => ResourceName.Equal(r.Name, resource.Name)) is { } existing)
            throw new DistributedApplicationException($"Cannot add resource of type '{resource.GetType()}' with name '{resource.Name}' because resource of type '{existing.GetType()}' with that name already exists. Resource names are case-insensitive.");
        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource) where T : IResource => new DistributedApplicationResourceBuilder<T>(this, resource);

    public DistributedApplication Build()
    {
        _observer?.Building(this);
        var application = new DistributedApplication(_host.Build(), _observer);
        ExecutionContext.ServiceProvider = application.Services;
        _observer?.Built(application);
        return application;
    }

    private DistributedApplicationOperation Operation() => (Configuration["AppHost:Operation"] ?? (Configuration["Publishing:Publisher"] is null ? "run" : "publish")).ToLowerInvariant() switch
    {
        "run" => DistributedApplicationOperation.Run,
        "publish" => DistributedApplicationOperation.Publish,
        var other => throw new DistributedApplicationException($"Unknown operation '{other}': it must be 'run' or 'publish'.")
    };

    private void DescribeAppHost()
    {
        var name = Recorded("apphostprojectname") ?? Environment.ApplicationName;
        var path = Path.GetFullPath(Path.Join(AppHostDirectory, name));
        // A published application keeps its names wherever its source is; running ones in two folders must not share them.
        var identity = ExecutionContext.IsPublishMode ? name : path.ToLowerInvariant();
        Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AppHost:Directory"] = AppHostDirectory,
            ["AppHost:Path"] = path,
            ["AppHost:Sha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))
        });
    }

    private void ConfigureLogging()
    {
        _host.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        // A start that fails throws: who catches it says so.
        _host.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        // A check that fails while its resource starts is no news.
        _host.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        _host.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        _host.Logging.AddConfiguration(Configuration.GetSection("Logging"));
    }

    private string? Recorded(string key) => AppHostAssembly?.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(a => string.Equals(a.Key, key, StringComparison.OrdinalIgnoreCase))?.Value;
}
