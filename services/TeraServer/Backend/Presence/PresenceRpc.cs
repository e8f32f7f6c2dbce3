using System.Text.Json;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;

namespace OpenTera.TeraServer.Presence;

/// <summary>Answers, as the original's user manager, who is online and busy. Of several servers one answers.</summary>
public sealed class PresenceRpc(IMessageBus bus, WhoIsOnline online, DeviceReports reports, LiveClients clients) : IHostedService, IAsyncDisposable
{
    private IAsyncDisposable? _serving;

    public async Task StartAsync(CancellationToken cancellationToken) =>
        _serving = await bus.ServeAsync(Topics.ModuleRpc(Topics.UserManagerModule), Methods(), new RpcServeOptions { AnswerOnce = true }, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => _serving?.DisposeAsync() ?? ValueTask.CompletedTask;

    private RpcMethods Methods()
    {
        var methods = new RpcMethods().Add("update_device_status", UpdateDeviceStatusAsync);
        foreach (var kind in ClientKind.All)
        {
            methods.Add($"online_{kind}s", () => online.OnlineAsync(kind))
                .Add($"busy_{kind}s", () => online.BusyAsync(kind))
                .Add($"status_{kind}s", async () => JsonSerializer.SerializeToElement(await online.AllAsync(kind), Json.Options));
        }

        return methods;
    }

    /// <returns>Null when the device is not online.</returns>
    private async Task<object?> UpdateDeviceStatusAsync(string uuid, string status, Value timestamp, CancellationToken cancellation)
    {
        var report = new DeviceReports.Report(status, Number(timestamp));
        return await clients.FindEnabledAsync(ClientKind.Device, uuid, cancellation) is { } device && await reports.TellAsync(uuid, device.Name, report, cancellation)
            ? new { Uuid = uuid, report.Status, report.Timestamp }
            : null;
    }

    private static JsonElement Number(Value value) => value.ArgValueCase switch
    {
        Value.ArgValueOneofCase.IntValue => JsonSerializer.SerializeToElement(value.IntValue),
        Value.ArgValueOneofCase.UintValue => JsonSerializer.SerializeToElement(value.UintValue),
        Value.ArgValueOneofCase.FloatValue => JsonSerializer.SerializeToElement(value.FloatValue, PythonJson.Options),
        Value.ArgValueOneofCase.DoubleValue => JsonSerializer.SerializeToElement(value.DoubleValue, PythonJson.Options),
        _ => throw new ArgumentException($"The time of a device's status is to be a number, but was given as {value.ArgValueCase}."),
    };
}
