using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTera.ServiceDefaults.Communication;

namespace OpenTera.ServiceDefaults.TeraServer;

/// <summary>Answers the calls of this service, by its key and by its uuid as OpenTera's services do.</summary>
internal sealed class ServiceRpc(OpenTeraService service, IMessageBus bus, IServiceScopeFactory scopes) : BackgroundService
{
    private static readonly RpcServeOptions OneOfTheReplicas = new() { AnswerOnce = true };

    public RpcMethods Methods { get; } = new(scopes);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // TeraServer asks every service for the form of its session types; a service without one says so with an empty form.
        if (!Methods.Has("session_type_config"))
            Methods.Add("session_type_config", (int idSessionType) => new Dictionary<string, object>());
        await using var byKey = await bus.ServeAsync(Topics.ServiceRpc(service.Key), Methods, OneOfTheReplicas, stoppingToken);
        var record = await service.WaitForRecordAsync(stoppingToken);
        await using var byUuid = await bus.ServeAsync(Topics.ServiceRpc(record.ServiceUuid), Methods, OneOfTheReplicas, stoppingToken);
        await Task.Delay(Timeout.Infinite, stoppingToken);
    }
}
