using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

internal static class UserServiceConfigChanges
{
    private static readonly string[] Holders = ["id_user", "id_participant", "id_device"];

    public sealed record DeletedConfig : Query<DeletedConfig>
    {
        [Help("Service config ID to delete"), Mandatory]
        public int Id { get; init; }
    }

    public static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        if (body["service_config"] is not { } values)
            return Refusal.BadRequest("Missing service_config");
        if (values.Int("id_service_config") is not { } idConfig)
            return Refusal.BadRequest("Missing id_service_config");
        await CheckAsync(values, scope, cancellation);
        var specificId = values.String("id_specific");
        values.Remove("id_specific");
        var text = Text(values);

        ServiceConfig config;
        if (idConfig == 0)
        {
            if (!values.Has("id_service"))
                return Refusal.BadRequest("Missing id_service");
            if (!Holders.Any(values.Has))
                return Refusal.BadRequest("Missing at least one id field");
            config = new ServiceConfig();
        }
        else if (await scope.ServiceConfigs().Include(row => row.ServiceConfigSpecifics).FirstOrDefaultAsync(row => row.IdServiceConfig == idConfig, cancellation) is { } row)
        {
            config = row;
        }
        else
        {
            return Refusal.Forbidden;
        }

        values.ApplyTo(scope.Db.Entry(config));
        if (text is not null && specificId is null)
            config.ServiceConfigConfig = text;
        else if (text is not null)
            SetSpecific(config, specificId!, text);
        await (idConfig == 0 ? scope.Db.InsertAsync(config, cancellation) : scope.Db.UpdateAsync(config, cancellation));

        // A change is answered with the general values, as in the original, also when it was one of specific ones.
        var service = await scope.Db.Services.FirstAsync(service => service.IdService == config.IdService, cancellation);
        return Answer.Json(new[] { new ServiceConfigAnswer(config, service, idConfig == 0 ? specificId : null, withSpecifics: false) });
    }

    /// <summary>Resolves the service's key, and refuses what is not the caller's.</summary>
    private static async Task CheckAsync(JsonValues values, UserScope scope, CancellationToken cancellation)
    {
        if (values.String("service_key") is { } key)
        {
            values.Set("id_service", await scope.Db.Services.Where(service => service.ServiceKey == key).Select(service => (int?)service.IdService).FirstOrDefaultAsync(cancellation)
                ?? throw new RefusedException(Refusal.BadRequest("Not found")));
            values.Remove("service_key");
        }

        foreach (var holder in Holders.Where(holder => values.Int(holder) is 0))
            values.Remove(holder);
        if (Holders.Count(values.Has) > 1)
            throw new RefusedException(Refusal.BadRequest("Can't combine id_user, id_participant and id_device in request"));

        var (idService, idUser, idParticipant, idDevice) = (values.Int("id_service"), values.Int("id_user"), values.Int("id_participant"), values.Int("id_device"));
        if (idService is not null && !await scope.Services().AnyAsync(service => service.IdService == idService, cancellation)
            || idUser is not null && !await scope.AdminUsers().AnyAsync(user => user.IdUser == idUser, cancellation)
            || idParticipant is not null && !await scope.AdminParticipants().AnyAsync(participant => participant.IdParticipant == idParticipant, cancellation)
            || idDevice is not null && !await scope.AdminDevices().AnyAsync(device => device.IdDevice == idDevice, cancellation))
            throw new RefusedException(Refusal.Forbidden);
    }

    /// <summary>The given values, as an object or its text; null when there are none.</summary>
    private static string? Text(JsonValues values)
    {
        values.WriteObjectAsText("service_config_config");
        var text = values.String("service_config_config");
        values.Remove("service_config_config");
        if (text is null)
            return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return text;
        }
        catch (JsonException)
        {
            // Refused like anything else that is no object.
        }

        throw new RefusedException(Refusal.BadRequest("Invalid config format provided"));
    }

    private static void SetSpecific(ServiceConfig config, string specificId, string text)
    {
        if (config.ServiceConfigSpecifics.Find(specific => specific.ServiceConfigSpecificId == specificId) is { } specific)
            specific.ServiceConfigSpecificConfig = text;
        else
            config.ServiceConfigSpecifics.Add(new ServiceConfigSpecific { ServiceConfigSpecificId = specificId, ServiceConfigSpecificConfig = text });
    }

    public static async Task<IResult> Delete(DeletedConfig query, UserScope scope, CancellationToken cancellation)
    {
        if (await scope.AdminServiceConfigs().FirstOrDefaultAsync(config => config.IdServiceConfig == query.Id, cancellation) is not { } config)
            return Refusal.Forbidden;
        await scope.Db.DeleteAsync(config, cancellation);
        return Answer.Deleted;
    }
}
