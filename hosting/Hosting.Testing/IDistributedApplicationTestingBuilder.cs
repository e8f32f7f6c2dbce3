namespace Aspire.Hosting.Testing;

/// <summary>An AppHost's application before it is built: a test may change it. Disposing it stops what was started.</summary>
public interface IDistributedApplicationTestingBuilder : IDistributedApplicationBuilder, IAsyncDisposable, IDisposable
{
    /// <summary>Builds the application, which the test then starts.</summary>
    Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default);
}
