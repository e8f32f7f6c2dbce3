using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OpenTera.AppHost.Services;

namespace OpenTera.AppHost;

/// <summary>The services.</summary>
internal static partial class OpenTeraServiceExtensions
{
    /// <summary>Adds a service: its process, its place behind the gateway and its identity in TeraServer.</summary>
    /// <typeparam name="TBackend">The backend's project.</typeparam>
    /// <param name="builder">The system.</param>
    /// <param name="key">The service's key in OpenTera, letters and digits; the resource has the same name in lower case.</param>
    /// <param name="port">Its assigned port.</param>
    /// <param name="path">Where it is behind the gateway; null: nowhere, only other services reach it.</param>
    /// <exception cref="DistributedApplicationException">Key or path cannot be used, or path or port are another part's.</exception>
    /// <example>
    /// <code>
    /// builder.AddOpenTeraService&lt;Projects.ExampleService&gt;("ExampleService", port: 4050, path: "/example")
    ///     .WithFrontend("../services/ExampleService/Frontend", port: 5050)
    ///     .WithDatabase();
    /// </code>
    /// </example>
    public static IResourceBuilder<ProjectResource> AddOpenTeraService<TBackend>(this IDistributedApplicationBuilder builder, string key, int port, string? path = null)
        where TBackend : IProjectMetadata, new() =>
        builder.AddBackend<TBackend>(ResourceName(key), port, Declare(builder, key, path)).WithReference(OpenTeraSystem.Of(builder).TeraServer);

    /// <summary>
    /// Adds a service whose backend <c>dotnet watch</c> runs: a change of its source is in the running process at once, or restarts that process alone. It is for the time of
    /// writing: published, it has no place in the system.
    /// </summary>
    /// <inheritdoc cref="AddOpenTeraService{TBackend}(IDistributedApplicationBuilder, string, int, string?)"/>
    public static IResourceBuilder<ExecutableResource> AddWatchedOpenTeraService<TBackend>(this IDistributedApplicationBuilder builder, string key, int port, string? path = null)
        where TBackend : IProjectMetadata, new()
    {
        if (OpenTeraSystem.Of(builder).IsPublished)
            throw new DistributedApplicationException($"{key} is watched, which is for writing it: say AddOpenTeraService to publish.");
        return builder.AddWatchedBackend<TBackend>(ResourceName(key), port, Declare(builder, key, path)).WithReference(OpenTeraSystem.Of(builder).TeraServer);
    }

    /// <summary>Adds a service in any language: a program that listens on <c>PORT</c>, answers <c>/health</c>, and finds TeraServer and Redis by its environment (docs/communication.md).</summary>
    /// <param name="builder">The system.</param>
    /// <param name="key">The service's key in OpenTera, letters and digits; the resource has the same name in lower case.</param>
    /// <param name="command">The program, such as <c>node</c>.</param>
    /// <param name="directory">Where it runs, relative to AppHost's folder; published, the folder of its Dockerfile.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="port">Its assigned port.</param>
    /// <param name="path">Where it is behind the gateway; null: nowhere, only other services reach it.</param>
    /// <exception cref="DistributedApplicationException">Key or path cannot be used, or path or port are another part's.</exception>
    /// <example>
    /// <code>
    /// builder.AddOpenTeraService("Steps", "node", "../services/Steps", ["server.js"], port: 4060, path: "/steps");
    /// </code></example>
    public static IResourceBuilder<ExecutableResource> AddOpenTeraService(
        this IDistributedApplicationBuilder builder, string key, string command, string directory, string[] arguments, int port, string? path = null) =>
        builder.AddBackend(ResourceName(key), command, directory, arguments, port, Declare(builder, key, path)).WithReference(OpenTeraSystem.Of(builder).TeraServer);

    /// <summary>Adds the service's web page; without one, all below the service's path is its backend's.</summary>
    /// <param name="service">The service.</param>
    /// <param name="directory">The folder with <c>package.json</c>, relative to AppHost's.</param>
    /// <param name="port">The page's assigned port: by custom the backend's + 1000.</param>
    /// <exception cref="DistributedApplicationException">The service has no path, so nobody could see the page.</exception>
    public static IResourceBuilder<T> WithFrontend<T>(this IResourceBuilder<T> service, string directory, int port) where T : IResource =>
        service.WithFrontend($"{service.Resource.Name}-frontend", ServiceDeclaration.Of(service.Resource)!.Path is { } path
            ? $"{path}/"
            : throw new DistributedApplicationException($"The service {service.Resource.Name} has no path, so it can have no page."), directory, port);

    /// <summary>Gives the service a database of its own; its connection string has the resource's name.</summary>
    public static IResourceBuilder<T> WithDatabase<T>(this IResourceBuilder<T> service) where T : IResourceWithEnvironment, IResourceWithWaitSupport =>
        service.WithDatabase($"{service.Resource.Name}-database", service.Resource.Name);

    /// <summary>Lets larger requests than 100 MB through the gateway to the service.</summary>
    public static IResourceBuilder<T> WithMaxBody<T>(this IResourceBuilder<T> service, int megabytes) where T : IResource =>
        ServiceDeclaration.Change(service, declaration => declaration with { MaxBodyMegabytes = megabytes });

    /// <summary>Tells TeraServer's clients that the service stores assets of sessions, and the service where: <c>OpenTera__AssetFolder</c>. Published, that is a folder of its container.</summary>
    public static IResourceBuilder<T> WithAssets<T>(this IResourceBuilder<T> service) where T : IResourceWithEnvironment
    {
        var system = OpenTeraSystem.Of(service.ApplicationBuilder);
        return ServiceDeclaration.Change(service, declaration => declaration with { HasAssets = true })
            .WithEnvironment("OpenTera__AssetFolder", system.IsPublished ? "/data/assets" : system.Settings.DataPath("assets", service.Resource.Name));
    }

    /// <summary>Tells TeraServer's clients that the service has tests, as questionnaires are.</summary>
    public static IResourceBuilder<T> WithTests<T>(this IResourceBuilder<T> service) where T : IResource =>
        ServiceDeclaration.Change(service, declaration => declaration with { HasTests = true });

    /// <summary>
    /// Lets each user, participant and device have a configuration of the service in TeraServer (<c>service_editable_config</c>), and says what it is where nobody changed
    /// it (<c>service_default_config</c>).
    /// </summary>
    /// <param name="service">The service.</param>
    /// <param name="defaults">A JSON object, such as <c>{"reminders": true}</c>.</param>
    /// <exception cref="DistributedApplicationException">It is none.</exception>
    public static IResourceBuilder<T> WithConfiguration<T>(this IResourceBuilder<T> service, [StringSyntax(StringSyntaxAttribute.Json)] string defaults) where T : IResource =>
        ServiceDeclaration.Change(service, declaration => declaration with { DefaultConfiguration = JsonObjectText(defaults, declaration.Key) });

    private static string JsonObjectText(string text, string key)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject json ? json.ToJsonString() : throw new JsonException("it is something else");
        }
        catch (JsonException error)
        {
            throw new DistributedApplicationException($"The configuration of {key} must be a JSON object: {error.Message}");
        }
    }

    private static ServiceDeclaration Declare(IDistributedApplicationBuilder builder, string key, string? path)
    {
        if (path is not null)
            OpenTeraSystem.Of(builder).Paths.Assign(path, key);
        return new(key, path);
    }

    private static string ResourceName(string key) => LettersAndDigits().IsMatch(key)
        ? key.ToLowerInvariant()
        : throw new DistributedApplicationException($"The service key '{key}' must be letters and digits, such as ExampleService.");

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*$")]
    private static partial Regex LettersAndDigits();
}
