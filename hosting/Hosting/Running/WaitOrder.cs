using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>Who waits for whom.</summary>
internal static class WaitOrder
{
    /// <summary>The resources that wait for each one.</summary>
    public static ILookup<IResource, IResource> Dependents(IEnumerable<IResource> resources) =>
        resources.SelectMany(resource => Dependencies(resource).Select(dependency => (resource, dependency))).Distinct().ToLookup(w => w.dependency, w => w.resource);

    /// <summary>Finds resources that would wait for each other forever.</summary>
    /// <exception cref="DistributedApplicationException">There are some; the message names them.</exception>
    public static void ThrowIfCyclic(IEnumerable<IResource> resources)
    {
        var done = new HashSet<IResource>();
        foreach (var resource in resources)
            Visit(resource, []);

        void Visit(IResource resource, List<IResource> path)
        {
            if (path.IndexOf(resource) is >= 0 and var start)
                throw new DistributedApplicationException($"These resources wait for each other: {string.Join(" → ", path.Skip(start).Append(resource).Select(r => r.Name))}. Remove one of the WaitFor calls.");
            if (done.Contains(resource))
                return;
            path.Add(resource);
            foreach (var dependency in Dependencies(resource))
                Visit(dependency, path);
            path.RemoveAt(path.Count - 1);
            done.Add(resource);
        }
    }

    private static IEnumerable<IResource> Dependencies(IResource resource) => resource.Annotations.OfType<WaitAnnotation>().Select(w => w.Resource);
}
