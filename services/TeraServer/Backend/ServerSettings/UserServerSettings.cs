using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.ServerSettings;

public static class UserServerSettings
{
    public static void MapUserServerSettings(this IEndpointRouteBuilder user) =>
        user.MapGet("/server/settings", Get).Produces<Settings>().WithSummary("Get the server's uuid, and what a device must know to register itself.");

    public sealed record SettingsQuery : Query<SettingsQuery>
    {
        [Help("Get server UUID")]
        public bool? Uuid { get; init; }

        [Help("Get device registration key")]
        public bool? DeviceRegisterKey { get; init; }
    }

    private sealed record Settings
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? ServerUuid { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? DeviceRegisterKey { get; init; }
    }

    private static async Task<IResult> Get(SettingsQuery query, UserScope scope, CancellationToken cancellation)
    {
        var values = await scope.Db.ServerSettings.AsNoTracking()
            .Where(setting => setting.ServerSettingsName == ServerSetting.ServerUuid || setting.ServerSettingsName == ServerSetting.DeviceRegisterKey)
            .ToDictionaryAsync(setting => setting.ServerSettingsName, setting => setting.ServerSettingsValue, cancellation);
        return Answer.Json(new Settings
        {
            ServerUuid = query.Uuid == true ? values[ServerSetting.ServerUuid] : null,
            DeviceRegisterKey = query.DeviceRegisterKey == true ? values[ServerSetting.DeviceRegisterKey] : null,
        });
    }
}
