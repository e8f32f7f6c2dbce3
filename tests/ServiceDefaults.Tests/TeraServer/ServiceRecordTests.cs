using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;
using OpenTera.ServiceDefaults.TeraServer;
using OpenTera.ServiceDefaults.Tests.Servers;
using OpenTera.Testing;

namespace OpenTera.ServiceDefaults.Tests.TeraServer;

public sealed class ServiceRecordTests(NativeRedis redis) : IClassFixture<NativeRedis>
{
    public const string Recorded = """{"id_service": 3, "service_clientendpoint": "/example", "service_default_config": "{}", "service_editable_config": false, "service_enabled": true, "service_endpoint": "/", "service_has_assets": true, "service_has_tests": false, "service_hostname": "127.0.0.1", "service_key": "ExampleService", "service_name": "Example", "service_port": 4050, "service_system": true, "service_uuid": "8078ff7b-3215-4c3a-b4c4-13b0f5159fe7", "service_roles": [{"id_service": 3, "id_service_role": 3, "service_role_name": "admin", "service_name": "Example"}], "service_projects": [{"id_project": 1, "id_service": 3, "id_service_project": 1}, {"id_project": 2, "id_service": 3, "id_service_project": 3}]}""";

    [Fact]
    public async Task A_service_waits_for_TeraServer_with_one_line_and_follows_what_TeraServer_says_of_it()
    {
        using var connection = await redis.ConnectAsync();
        var database = connection.GetDatabase();
        await database.KeyDeleteAsync("service.ExampleService");
        await using var service = await TestService.StartAsync(redis, _ => { });
        var known = service.Services.GetRequiredService<OpenTeraService>();
        await Eventually.TrueAsync(() => service.Log.Lines.Any(line => line.Contains("Waiting for TeraServer")), "it says that it waits");
        await Task.Delay(2500);
        Assert.Null(known.Record);

        await database.StringSetAsync("service.ExampleService", Recorded);
        var record = await known.WaitForRecordAsync().WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(("8078ff7b-3215-4c3a-b4c4-13b0f5159fe7", 4050, "/example", true), (record.ServiceUuid, record.ServicePort, record.ServiceClientendpoint, record.ServiceSystem));
        Assert.Equal(["admin"], record.ServiceRoles.Select(role => role.ServiceRoleName));
        Assert.Equal([1, 2], record.ServiceProjects.Select(project => project.IdProject));

        await database.StringSetAsync("service.ExampleService", Recorded.Replace("4050", "4055"));
        await ChangedAsync(service);
        await Eventually.TrueAsync(() => known.Record?.ServicePort == 4055, "the new port");

        await database.KeyDeleteAsync("service.ExampleService");
        await ChangedAsync(service);
        await Eventually.TrueAsync(() => known.Record is null, "disabled");
        Assert.Equal(2, service.Log.Lines.Count(line => line.Contains("Waiting for TeraServer")));
        Assert.Single(service.Log.Lines, line => line.Contains("TeraServer knows service ExampleService"));
    }

    [Fact]
    public async Task A_method_of_the_service_can_be_called_by_its_key_and_by_its_uuid_and_uses_the_services_of_the_application()
    {
        using var connection = await redis.ConnectAsync();
        await connection.GetDatabase().StringSetAsync("service.ExampleService", Recorded);
        await using var service = await TestService.StartAsync(redis, app => app.MapRpc("port_plus", (int more, OpenTeraService known) => known.Record!.ServicePort + more));
        await service.Services.GetRequiredService<OpenTeraService>().WaitForRecordAsync();
        await using var caller = new TestBus(redis);

        await Eventually.TrueAsync(async () => await caller.Bus.PublishAsync(Topics.ServiceRpc("8078ff7b-3215-4c3a-b4c4-13b0f5159fe7"), new RPCMessage()) > 0, "served by uuid");
        Assert.Equal(4060, await caller.Bus.CallAsync<int>(Topics.ServiceRpc("ExampleService"), "port_plus", [10]));
        Assert.Equal(4060, await caller.Bus.CallAsync<int>(Topics.ServiceRpc("8078ff7b-3215-4c3a-b4c4-13b0f5159fe7"), "port_plus", [10]));
        Assert.Equal("{}", (await caller.Bus.CallAsync(Topics.ServiceRpc("ExampleService"), "session_type_config", [1])).GetRawText());
    }

    [Fact]
    public async Task TeraServer_is_given_the_form_of_a_session_type()
    {
        using var connection = await redis.ConnectAsync();
        await connection.GetDatabase().StringSetAsync("service.ExampleService", Recorded);
        await using var service = await TestService.StartAsync(redis, app => app.MapSessionTypeForm(id => new TeraForm("session_type_config",
            new TeraFormSection("general", $"General {id}",
                new TeraFormItem("record", "Record", "boolean") { Required = true, Default = JsonValue.Create(true) },
                new TeraFormItem("side", "Side", "array") { Values = [new("l", "Left"), new("r", "Right")] }))));
        await using var caller = new TestBus(redis);
        const string form = """{"objecttype":"session_type_config","sections":[{"id":"general","label":"General 7","_order":1,"items":[{"id":"record","label":"Record","type":"boolean","required":true,"default":true,"_order":1},{"id":"side","label":"Side","type":"array","values":[{"id":"l","value":"Left"},{"id":"r","value":"Right"}],"_order":2}]}]}""";

        // As TeraServer asks, and as a service may.
        foreach (var session in (object[])["""{"id_session_type": 7}""", 7])
        {
            await Eventually.TrueAsync(async () => await caller.Bus.PublishAsync(Topics.ServiceRpc("ExampleService"), new RPCMessage()) > 0, "served");
            var answer = await caller.Bus.CallAsync(Topics.ServiceRpc("ExampleService"), "session_type_config", [session]);
            Assert.Equal(form, JsonSerializer.Serialize(answer));
        }
    }

    private static Task<long> ChangedAsync(TestService service) => service.Services.GetRequiredService<IMessageBus>()
        .PublishEventAsync(Topics.DatabaseEvents("service"), new DatabaseEvent { Type = DatabaseEvent.Types.EventType.DbUpdate, ObjectType = "service", ObjectValue = "{}" });
}
