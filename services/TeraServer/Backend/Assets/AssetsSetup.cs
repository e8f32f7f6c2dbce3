using OpenTera.TeraServer.Assets;

namespace Microsoft.Extensions.DependencyInjection;

public static class AssetsSetup
{
    public static IServiceCollection AddAssetArchives(this IServiceCollection services)
    {
#pragma warning disable EXTEXP0001 // The defaults end a request after half a minute, which large files take longer than.
        services.AddHttpClient(nameof(AssetArchiver), client => client.Timeout = TimeSpan.FromMinutes(5)).RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
        services.AddSingleton<AssetArchiver>();
        return services.AddHostedService(provider => provider.GetRequiredService<AssetArchiver>());
    }
}
