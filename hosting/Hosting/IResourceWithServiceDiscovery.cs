using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>A resource whose endpoints a reference turns into <c>services__name__endpoint__0</c> variables.</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;
