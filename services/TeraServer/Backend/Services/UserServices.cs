using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

public static class UserServices
{
    public static void MapUserServices(this IEndpointRouteBuilder user)
    {
        user.MapGet("/services", Get).AsksWhoCallsAlong().Produces<ServiceAnswer[]>().WithSummary("Get services information. Only one of the ID parameters is supported at once.");
        user.MapPost("/services", UserServiceChanges.Save).Produces<ServiceAnswer[]>().WithSummary("Create a service (id_service 0) or change one, with its roles (super administrators only).");
        user.MapDelete("/services", UserServiceChanges.Delete).WithSummary("Delete a service that is not part of the system (super administrators only).");
    }

    public sealed record ServicesQuery : Query<ServicesQuery>
    {
        [Help("ID of the service to query")]
        public int? IdService { get; init; }

        [Help("ID of the project to query services from")]
        public int? IdProject { get; init; }

        [Help("ID of the site to query services from")]
        public int? IdSite { get; init; }

        [Help("Alias for \"id_service\"")]
        public int? Id { get; init; }

        [Help("Service UUID to query")]
        public string? ServiceUuid { get; init; }

        [Help("Alias for \"service_uuid\"")]
        public string? Uuid { get; init; }

        [Help("Service Key to query")]
        public string? ServiceKey { get; init; }

        [Help("Alias for \"service_key\"")]
        public string? Key { get; init; }

        [Help("Flag that limits the returned data to minimal information")]
        public bool? List { get; init; }

        [Help("Only return services with editable configuration")]
        public bool? WithConfig { get; init; }
    }

    private static async Task<IResult> Get(ServicesQuery query, UserScope scope, CancellationToken cancellation)
    {
        var services = scope.Services().Where(service => service.ServiceKey != Service.TeraServerKey);
        if ((query.Id ?? query.IdService) is { } idService)
            services = services.Where(service => service.IdService == idService);
        else if ((query.Uuid ?? query.ServiceUuid) is { } uuid)
            services = services.Where(service => service.ServiceUuid == uuid);
        else if ((query.Key ?? query.ServiceKey) is { } key)
            services = services.Where(service => service.ServiceKey == key);
        else if (query.IdProject is { } idProject)
            services = services.Where(service => service.ServiceProjects.Any(association => association.IdProject == idProject));
        else if (query.IdSite is { } idSite)
            services = services.Where(service => service.ServiceSites.Any(association => association.IdSite == idSite));
        if (query.WithConfig == true)
            services = services.Where(service => service.ServiceEditableConfig);

        services = services.OrderBy(service => service.ServiceName);
        return Answer.Json(query.List == true
            ? (await services.AsNoTracking().ToListAsync(cancellation)).ConvertAll(service => new ServiceAnswer(service) { Minimal = true })
            : await ServiceAnswer.FullAsync(services, scope.Db, cancellation));
    }
}
