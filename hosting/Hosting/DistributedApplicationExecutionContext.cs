namespace Aspire.Hosting;

/// <summary>What the application is doing.</summary>
public enum DistributedApplicationOperation
{
    Run,
    Publish
}

/// <summary>Whether the application runs or is published.</summary>
public class DistributedApplicationExecutionContext(DistributedApplicationOperation operation, string publisherName)
{
    private IServiceProvider? _services;

    public DistributedApplicationExecutionContext(DistributedApplicationOperation operation) : this(operation, "manifest")
    {
    }

    public DistributedApplicationOperation Operation { get; } = operation;

    public string PublisherName { get; } = publisherName;

    public bool IsRunMode => Operation == DistributedApplicationOperation.Run;

    public bool IsPublishMode => Operation == DistributedApplicationOperation.Publish;

    /// <summary>The services of the application.</summary>
    /// <exception cref="InvalidOperationException">The application is not built yet.</exception>
    public IServiceProvider ServiceProvider
    {
        get => _services ?? throw new InvalidOperationException("The services are available only after the application was built.");
        internal set => _services = value;
    }
}
