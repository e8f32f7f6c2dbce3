using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The ids under which the replicas of a resource are known.</summary>
internal static class ResourceInstances
{
    public static IEnumerable<string> Ids(IResource resource) => resource.GetReplicaCount() is var count && count == 1
        ? [resource.Name]
        : Enumerable.Range(1, count).Select(i => $"{resource.Name}-{i}");

    public static CustomResourceSnapshot InitialSnapshot(IResource resource) =>
        (resource.TryGetLastAnnotation<ResourceSnapshotAnnotation>(out var initial) ? initial.InitialSnapshot : new CustomResourceSnapshot
        {
            ResourceType = resource switch
            {
                ProjectResource => "Project",
                ContainerResource => "Container",
                ExecutableResource => "Executable",
                _ => resource.GetType().Name
            },
            Properties = []
        }) with
        {
            Relationships = [.. resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(r => new RelationshipSnapshot(r.Resource.Name, r.Type))]
        };

    /// <summary>Whether the resource is healthy and was found to be ready for use.</summary>
    public static bool IsReady(this CustomResourceSnapshot snapshot) => snapshot is { HealthStatus: HealthStatus.Healthy, ResourceReady: not null };

    public static bool HasFailed(this CustomResourceSnapshot snapshot) =>
        snapshot.State is { } state && (KnownResourceStates.TerminalStates.Contains(state.Text) || state.Text == KnownResourceStates.RuntimeUnhealthy);
}

/// <summary>The state in which a custom resource begins.</summary>
public sealed class ResourceSnapshotAnnotation(CustomResourceSnapshot initialSnapshot) : IResourceAnnotation
{
    public CustomResourceSnapshot InitialSnapshot { get; } = initialSnapshot;
}
