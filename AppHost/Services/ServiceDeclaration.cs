namespace OpenTera.AppHost.Services;

/// <summary>
/// What AppHost says of a service, once: its process, its routes in the gateway, its row in TeraServer's <c>t_services</c> and its entry in
/// the manifest are made from it.
/// </summary>
/// <param name="Key">The service's key in OpenTera, such as <c>ExampleService</c>.</param>
/// <param name="Path">Where it is behind the gateway, such as <c>/example</c>; for TeraServer empty; null: nowhere, only other services reach it.</param>
internal sealed record ServiceDeclaration(string Key, string? Path) : IResourceAnnotation
{
    /// <summary>Its web page; null: it has none.</summary>
    public IResourceBuilder<IResourceWithEndpoints>? Frontend { get; init; }

    /// <summary>Where the page is.</summary>
    public string FrontendPath { get; init; } = Path + "/";

    /// <summary>The largest request that the gateway lets pass.</summary>
    public int MaxBodyMegabytes { get; init; } = 100;

    /// <summary>Whether it stores assets of sessions.</summary>
    public bool HasAssets { get; init; }

    /// <summary>Whether it has tests, as questionnaires are.</summary>
    public bool HasTests { get; init; }

    /// <summary>The configuration that users, participants and devices have until somebody changes it; null: the service has none.</summary>
    public string? DefaultConfiguration { get; init; }

    /// <summary>The declaration of a resource; null: it is no service.</summary>
    public static ServiceDeclaration? Of(IResource resource) => resource.Annotations.OfType<ServiceDeclaration>().SingleOrDefault();

    /// <summary>Changes the declaration of a service.</summary>
    public static IResourceBuilder<T> Change<T>(IResourceBuilder<T> service, Func<ServiceDeclaration, ServiceDeclaration> change) where T : IResource =>
        service.WithAnnotation(change(Of(service.Resource)!), ResourceAnnotationMutationBehavior.Replace);
}
