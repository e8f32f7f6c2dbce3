using OpenTera.TeraServer.Presence;
using OpenTera.TeraServer.WebSockets;

namespace Microsoft.Extensions.DependencyInjection;

public static class PresenceSetup
{
    /// <summary>WebSockets, and who is online and busy by them.</summary>
    public static IServiceCollection AddPresence(this IServiceCollection services)
    {
        services.AddOptions<WebSocketTimes>().BindConfiguration(WebSocketTimes.Section);
        services.AddSingleton<LiveClients>().AddSingleton<WhoIsOnline>().AddSingleton<Disconnects>().AddSingleton<DeviceReports>();
        services.AddSingleton<Connections>().AddSingleton<Audience>();
        services.AddSingleton<Attendance>().AddHostedService(provider => provider.GetRequiredService<Attendance>());
        services.AddHostedService<SessionMessages>().AddHostedService<PresenceRpc>().AddHostedService<EventForwarding>();
        return services;
    }
}
