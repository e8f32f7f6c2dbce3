using Microsoft.EntityFrameworkCore;
using OpenTera.TeraServer.Login;

namespace OpenTera.TeraServer.Services;

public static class ServiceServices
{
    public static void MapServiceServices(this IEndpointRouteBuilder service) =>
        service.MapGet("/services", Get).AsksWhoCallsAlong().Produces<ServiceAnswer[]>().WithSummary("Get a service, by its id, uuid or key. Services may look at each other.");

    public sealed record ServicesQuery : Query<ServicesQuery>
    {
        [Help("ID of the service to query")]
        public int? IdService { get; init; }

        [Help("UUID of the service to query")]
        public string? UuidService { get; init; }

        [Help("Key of the service to query")]
        public string? ServiceKey { get; init; }

        [Help("Also include base external URL for that service")]
        public bool? WithBaseUrl { get; init; }
    }

    private static async Task<IResult> Get(ServicesQuery query, ServiceScope scope, HttpRequest request, CancellationToken cancellation)
    {
        var services = scope.Db.Services.AsQueryable();
        if (query.ServiceKey is { } key)
            services = services.Where(service => service.ServiceKey == key);
        else if (query.UuidService is { } uuid)
            services = services.Where(service => service.ServiceUuid == uuid);
        else if (query.IdService is { } idService)
            services = services.Where(service => service.IdService == idService);
        else
            return Refusal.BadRequest("Missing service key, id or uuid");

        if (await services.AsNoTracking().FirstOrDefaultAsync(cancellation) is not { } found)
            return Refusal.BadRequest("Invalid service");
        var answer = new ServiceAnswer(found) { Minimal = true };
        return Answer.Json(new[] { query.WithBaseUrl == true ? answer with { ServiceBaseUrl = BaseUrl(found, request) } : answer });
    }

    /// <summary>A service on this machine is reached from outside as the server itself is.</summary>
    private static string BaseUrl(Service service, HttpRequest request)
    {
        var address = service.ServiceHostname is "localhost" or "127.0.0.1" ? ExternalAddress.Of(request) : $"{service.ServiceHostname}:{service.ServicePort}";
        return $"https://{address}{service.ServiceClientendpoint}";
    }
}
