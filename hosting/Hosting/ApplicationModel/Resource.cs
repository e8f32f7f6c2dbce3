using System.Collections.ObjectModel;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Base of every resource.</summary>
public abstract class Resource : IResource
{
    /// <summary>Creates a resource.</summary>
    /// <exception cref="ArgumentException">The name is not 1-64 letters, digits and single hyphens that begin with a letter.</exception>
    protected Resource(string name)
    {
        ResourceName.Validate("Resource", name);
        Name = name;
    }

    public virtual string Name { get; }

    public virtual ResourceAnnotationCollection Annotations { get; } = [];

    public override string ToString() => $"Type = {GetType().Name}, Name = \"{Name}\"";
}

/// <summary>The annotations of one resource, in the order they were added.</summary>
public sealed class ResourceAnnotationCollection : Collection<IResourceAnnotation>;

/// <summary>What <see cref="IResourceBuilder{T}.WithAnnotation{TAnnotation}(TAnnotation, ResourceAnnotationMutationBehavior)"/> does with annotations of the same type.</summary>
public enum ResourceAnnotationMutationBehavior
{
    Append,
    Replace
}
