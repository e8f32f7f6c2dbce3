using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Running;

/// <summary>The links of a resource: one for each endpoint, and what the callbacks make of them.</summary>
internal static class ResourceUrls
{
    public static async Task PublishAsync(IResource resource, ResourceNotificationService notifications, IServiceProvider services, CancellationToken cancellationToken)
    {
        List<ResourceUrlAnnotation> urls = [];
        if (resource is IResourceWithEndpoints withEndpoints)
            urls.AddRange(withEndpoints.GetEndpoints().Where(e => e.IsAllocated).Select(e => new ResourceUrlAnnotation { Url = e.Url, Endpoint = e }));
        urls.AddRange(resource.Annotations.OfType<ResourceUrlAnnotation>());
        var context = new ResourceUrlsCallbackContext(services.GetRequiredService<DistributedApplicationExecutionContext>(), resource, urls, cancellationToken);
        foreach (var annotation in resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>().ToArray())
            await annotation.Callback(context).ConfigureAwait(false);
        if (urls.Count > 0)
            await notifications.PublishUpdateAsync(resource, s => s with
            {
                Urls = [.. urls.Select(u => new UrlSnapshot(u.Endpoint?.EndpointName, u.Url, false) { DisplayProperties = new(u.DisplayText ?? "", u.DisplayOrder ?? 0) })]
            }).ConfigureAwait(false);
    }
}
