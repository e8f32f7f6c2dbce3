using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Names volumes so that those of different AppHosts do not mix.</summary>
public static class VolumeNameGenerator
{
    public static string Generate<T>(IResourceBuilder<T> builder, string suffix) where T : IResource
    {
        var application = string.Concat(builder.ApplicationBuilder.Environment.ApplicationName.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '_')).ToLowerInvariant();
        var hash = builder.ApplicationBuilder.Configuration["AppHost:Sha256"]![..10].ToLowerInvariant();
        return $"{application}-{hash}-{builder.Resource.Name}-{suffix}";
    }
}
