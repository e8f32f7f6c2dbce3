using System.Text.RegularExpressions;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Gives the connection string of the source as <c>ConnectionStrings__name</c>, and its parts as <c>NAME_KEY</c>.</summary>
    /// <param name="builder">The resource that gets it.</param>
    /// <param name="source">The resource with the connection string.</param>
    /// <param name="connectionName">The name; null means that of the source.</param>
    /// <param name="optional">Whether a missing connection string is no error.</param>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithConnectionString> source, string? connectionName = null, bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        var resource = source.Resource;
        connectionName ??= resource.Name;
        return builder.WithReferenceRelationship(resource).WithEnvironment(context =>
        {
            var variables = context.EnvironmentVariables;
            variables[resource.ConnectionStringEnvironmentVariable ?? $"ConnectionStrings__{connectionName}"] = new ConnectionStringReference(resource, optional);
            var prefix = connectionName.Length == 0 ? "" : $"{VariableName(connectionName)}_";
            foreach (var (key, value) in resource.GetConnectionProperties())
                variables[$"{prefix}{key.ToUpperInvariant()}"] = value;
        });
    }

    /// <summary>Gives the endpoints of the source as <c>services__name__endpoint__0</c> and <c>NAME_ENDPOINT</c>.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment => builder.WithEndpoints(source.Resource);

    /// <inheritdoc cref="WithReference{TDestination}(IResourceBuilder{TDestination}, IResourceBuilder{IResourceWithServiceDiscovery})"/>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source, string name)
        where TDestination : IResourceWithEnvironment => builder.WithEndpoints(source.Resource, name: name);

    /// <summary>Gives one endpoint as <c>services__name__endpoint__0</c> and <c>NAME_ENDPOINT</c>.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, EndpointReference endpointReference)
        where TDestination : IResourceWithEnvironment => builder.WithEndpoints(endpointReference.Resource, endpointReference.EndpointName);

    /// <summary>Gives the address of a service outside of the application.</summary>
    /// <exception cref="InvalidOperationException">The address is not absolute, or does not end with '/'.</exception>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, string name, Uri uri)
        where TDestination : IResourceWithEnvironment
    {
        if (!uri.IsAbsoluteUri || !uri.AbsolutePath.EndsWith('/') || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            throw new InvalidOperationException($"The address of the service '{name}' must be absolute and end with '/', but is '{uri}'.");
        return builder.WithEnvironment($"services__{name}__default__0", uri.ToString()).WithEnvironment(EncodedName(name), uri.ToString());
    }

    public static IResourceBuilder<T> WithConnectionStringRedirection<T>(this IResourceBuilder<T> builder, IResourceWithConnectionString resource)
        where T : IResourceWithConnectionString => builder.WithAnnotation(new ConnectionStringRedirectAnnotation(resource), ResourceAnnotationMutationBehavior.Replace);

    private static IResourceBuilder<T> WithEndpoints<T>(this IResourceBuilder<T> builder, IResourceWithEndpoints source, string? endpointName = null, string? name = null)
        where T : IResourceWithEnvironment
    {
        // One callback for each source: several references to it add up.
        var endpoints = builder.Resource.Annotations.OfType<EndpointReferenceAnnotation>().SingleOrDefault(a => a.Resource == source);
        if (endpoints is null)
        {
            endpoints = new(source);
            builder.WithAnnotation(endpoints).WithEnvironment(context =>
            {
                foreach (var endpoint in source.GetEndpoints().Where(e => endpoints.UseAllEndpoints || endpoints.EndpointNames.Contains(e.EndpointName)))
                {
                    var key = name is null ? VariableName(source.Name) : EncodedName(name);
                    context.EnvironmentVariables[$"{key}_{VariableName(endpoint.EndpointName)}"] = endpoint;
                    context.EnvironmentVariables[$"services__{name ?? source.Name}__{endpoint.EndpointName}__0"] = endpoint;
                }
            });
        }
        if (endpointName is null)
            endpoints.UseAllEndpoints = true;
        else
            endpoints.EndpointNames.Add(endpointName);
        return builder.WithReferenceRelationship(source);
    }

    private static string VariableName(string name) => EncodedName(name).ToUpperInvariant();

    private static string EncodedName(string name)
    {
        var encoded = NotInVariableNames().Replace(name, "_");
        return encoded.Length > 0 && char.IsAsciiDigit(encoded[0]) ? $"_{encoded}" : encoded;
    }

    [GeneratedRegex("[^A-Za-z0-9_]")]
    private static partial Regex NotInVariableNames();
}
