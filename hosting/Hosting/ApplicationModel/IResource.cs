namespace Aspire.Hosting.ApplicationModel;

/// <summary>A named part of the distributed application, described by its annotations.</summary>
public interface IResource
{
    string Name { get; }

    ResourceAnnotationCollection Annotations { get; }
}

/// <summary>A fact about a resource, read when it is started or published.</summary>
public interface IResourceAnnotation;

/// <summary>A resource that other resources may be told the endpoints of.</summary>
public interface IResourceWithEndpoints : IResource;

/// <summary>A resource whose process takes environment variables.</summary>
public interface IResourceWithEnvironment : IResource;

/// <summary>A resource whose process takes command line arguments.</summary>
public interface IResourceWithArgs : IResource;

/// <summary>A resource that can be told to start only after others.</summary>
public interface IResourceWithWaitSupport : IResource;

/// <summary>A resource that exists without a process: nobody has to wait for it.</summary>
public interface IResourceWithoutLifetime : IResource;

/// <summary>A resource that becomes a process or container when deployed.</summary>
public interface IComputeResource : IResource;

/// <summary>A resource that belongs to another one, such as a database to its server.</summary>
public interface IResourceWithParent : IResource
{
    IResource Parent { get; }
}

/// <inheritdoc cref="IResourceWithParent"/>
public interface IResourceWithParent<out T> : IResourceWithParent where T : IResource
{
    new T Parent { get; }

    IResource IResourceWithParent.Parent => Parent;
}
