using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

public static class UserServiceConfigs
{
    public static void MapUserServiceConfigs(this IEndpointRouteBuilder user)
    {
        user.MapGet("/services/configs", Get).Produces<ServiceConfigAnswer[]>().WithSummary("Get configurations of a service, of all services for a user, participant or device, or for the caller.");
        user.MapPost("/services/configs", UserServiceConfigChanges.Save).Produces<ServiceConfigAnswer[]>().WithSummary("Create a configuration (id_service_config 0) or change one, its general values or those of id_specific.");
        user.MapDelete("/services/configs", UserServiceConfigChanges.Delete).WithSummary("Delete a configuration (administrators of the user, participant or device).");
    }

    public sealed record ConfigsQuery : Query<ConfigsQuery>
    {
        [Help("ID of service to get all configs from. Use in combination with another ID field to filter.")]
        public int? IdService { get; init; }

        [Help("Service key to query. Can be used instead of id_service. If usedwith id_service, service_key will be ignored.")]
        public string? ServiceKey { get; init; }

        [Help("ID of the participant from which to get the service specified with id_service or all configs")]
        public int? IdParticipant { get; init; }

        [Help("ID of the user from which to get the service specified with id_service or all configs")]
        public int? IdUser { get; init; }

        [Help("ID of the device from which to get the service specified with id_service or all configs")]
        public int? IdDevice { get; init; }

        [Help("ID of the specific configuration to get.")]
        public string? IdSpecific { get; init; }

        [Help("Also include empty configs for services without config.")]
        public bool? WithEmpty { get; init; }

        [Help("Also includes a list of all available specifics configs.")]
        public bool? List { get; init; }
    }

    private static async Task<IResult> Get(ConfigsQuery query, UserScope scope, CancellationToken cancellation)
    {
        if (new[] { query.IdUser, query.IdParticipant, query.IdDevice }.Count(id => id is not null) > 1)
            return Refusal.BadRequest("Can't combine id_user, id_participant and id_device in request");
        var idService = query.IdService;
        if (idService is null && query.ServiceKey is { } key)
        {
            idService = await scope.Db.Services.Where(service => service.ServiceKey == key).Select(service => (int?)service.IdService).FirstOrDefaultAsync(cancellation);
            if (idService is null)
                return Refusal.BadRequest("Not found");
        }

        if (query is { IdUser: null, IdParticipant: null, IdDevice: null } && idService is null)
            query = query with { IdUser = scope.User.IdUser };
        var found = await Asked(query, idService, scope).AsSingleQuery().AsNoTracking().ToListAsync(cancellation);
        return Answer.Json(found.OrderBy(row => row.Configs.Count == 0).SelectMany(row => Shown(row, query)));
    }

    private sealed record ServiceWithConfigs(Service Service, List<ServiceConfig> Configs);

    /// <summary>
    /// Services with the configurations asked for: of one service all, or the one for somebody; of all services that allow to change them those for somebody.
    /// Nothing when the caller does not see the service or whom the configurations are for.
    /// </summary>
    private static IQueryable<ServiceWithConfigs> Asked(ConfigsQuery query, int? idService, UserScope scope)
    {
        var (idUser, idParticipant, idDevice) = (query.IdUser, query.IdParticipant, query.IdDevice);
        var withEmpty = query.WithEmpty == true;
        var configs = scope.ServiceConfigs().Include(config => config.ServiceConfigSpecifics).Where(config =>
            (idService == null || config.IdService == idService)
            && (idUser == null || config.IdUser == idUser)
            && (idParticipant == null || config.IdParticipant == idParticipant)
            && (idDevice == null || config.IdDevice == idDevice));
        var (visible, users, participants, devices) = (scope.Services(), scope.Users(), scope.Participants(), scope.Devices());
        return scope.Services()
            .Where(service => (idService == null || visible.Any(other => other.IdService == idService))
                && (idUser == null || users.Any(user => user.IdUser == idUser))
                && (idParticipant == null || participants.Any(participant => participant.IdParticipant == idParticipant))
                && (idDevice == null || devices.Any(device => device.IdDevice == idDevice)))
            .Where(service => idService == null || withEmpty ? service.ServiceEditableConfig || service.IdService == idService : service.IdService == idService)
            .OrderBy(service => service.IdService)
            .Select(service => new ServiceWithConfigs(service, configs.Where(config => config.IdService == service.IdService).OrderBy(config => config.IdServiceConfig).ToList()));
    }

    private static IEnumerable<ServiceConfigAnswer> Shown(ServiceWithConfigs row, ConfigsQuery query)
    {
        if (row.Configs.Count == 0)
            return query.WithEmpty == true && row.Service.ServiceEditableConfig ? [new ServiceConfigAnswer(row.Service, query.List == true)] : [];
        var one = query.IdUser ?? query.IdParticipant ?? query.IdDevice;
        return row.Configs.Take(one is null ? row.Configs.Count : 1).Select(config => new ServiceConfigAnswer(config, row.Service, query.IdSpecific, query.List == true));
    }
}
