using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;

namespace OpenTera.ServiceDefaults.TeraServer;

/// <summary>Answers the calls of this service, by its key and by its uuid as OpenTera's services do.</summary>
internal sealed class ServiceRpc(OpenTeraService service, IMessageBus bus, IServiceScopeFactory scopes) : BackgroundService
{
    public const string SessionTypeForm = "session_type_config";

    private static readonly RpcServeOptions OneOfTheReplicas = new() { AnswerOnce = true };

    /// <summary>The session type that a call for its form names: TeraServer gives <c>{"id_session_type": 1}</c> as text, others may give the number.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static int IdSessionType(Value given) => given.ArgValueCase == Value.ArgValueOneofCase.StringValue
        ? JsonSerializer.Deserialize<FormRequest>(given.StringValue, PythonJson.Options)!.IdSessionType
        : checked((int)given.IntValue);

    public RpcMethods Methods { get; } = new(scopes);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // TeraServer asks every service for the form of its session types; a service without one says so with an empty form.
        if (!Methods.Has(SessionTypeForm))
            Methods.Add(SessionTypeForm, (Value _) => new JsonObject());
        await using var byKey = await bus.ServeAsync(Topics.ServiceRpc(service.Key), Methods, OneOfTheReplicas, stoppingToken);
        var record = await service.WaitForRecordAsync(stoppingToken);
        await using var byUuid = await bus.ServeAsync(Topics.ServiceRpc(record.ServiceUuid), Methods, OneOfTheReplicas, stoppingToken);
        await Task.Delay(Timeout.Infinite, stoppingToken);
    }

    private sealed record FormRequest(int IdSessionType);
}
