using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.SessionTypes;

public static class UserSessionTypeServices
{
    public static void MapUserSessionTypeServices(this IEndpointRouteBuilder user)
    {
        user.MapGet("/sessiontypes/services", Get).Produces<SessionTypeServiceAnswer[]>().WithSummary("Get the secondary services of a session type.");
        user.MapPost("/sessiontypes/services", Save).WithSummary("Associate session types and secondary services (administrators of a site of the type).");
        user.MapDelete("/sessiontypes/services", Delete).WithSummary("Delete an association of a session type and a secondary service (administrators of a site of the type).");
    }

    public sealed record SessionTypeServicesQuery : Query<SessionTypeServicesQuery>
    {
        [Help("Session type ID to query secondary services")]
        public int? IdSessionType { get; init; }

        [Help("Used with id_session_type. Also return services that don't have any association with that type")]
        public bool? WithServices { get; init; }

        [Help("Flag that limits the returned data to minimal information (ids only)")]
        public bool? List { get; init; }
    }

    public sealed record DeletedSessionTypeService : Query<DeletedSessionTypeService>
    {
        [Help("Specific session-type - service association ID to delete. Be careful: this is not the session-type or service ID, but the ID of the association itself!"), Mandatory]
        public int Id { get; init; }
    }

    private static async Task<IResult> Get(SessionTypeServicesQuery query, UserScope scope, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Missing arguments");

        var (withOthers, visible) = (query.WithServices == true, scope.Services());
        var found =
            from type in scope.SessionTypes()
            where type.IdSessionType == query.IdSessionType
            from service in scope.Db.Services
            let link = service.SessionTypeServices.Where(link => link.IdSessionType == query.IdSessionType).Max(link => (int?)link.IdSessionTypeService)
            where link != null || withOthers && visible.Any(other => other.IdService == service.IdService)
            orderby service.ServiceName
            select new { Link = link, type.IdSessionType, type.SessionTypeName, service.IdService, service.ServiceName };
        return Answer.Json((await found.ToListAsync(cancellation)).ConvertAll(pair =>
        {
            var answer = new SessionTypeServiceAnswer { IdSessionTypeService = pair.Link, IdSessionType = pair.Link is null ? null : pair.IdSessionType, IdService = pair.IdService };
            return query.List is null ? answer with { SessionTypeName = pair.Link is null ? null : pair.SessionTypeName, ServiceName = pair.ServiceName } : answer;
        }));
    }

    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        var wanted = await WantedLinks<SessionTypeService>.ReadAsync(body, SessionTypeLinks.Services, scope.Db, cancellation);
        var (ofType, ofService) = (wanted.Owner == SessionTypeLinks.Services.First, wanted.Owner == SessionTypeLinks.Services.Second);
        if (ofType ? !await AdministersAsync([wanted.OwnerId], scope, cancellation) : ofService && !await scope.AdminServices().AnyAsync(service => service.IdService == wanted.OwnerId, cancellation))
            return SessionTypeLinks.AccessDenied;
        if (ofType)
        {
            // The type keeps services of others.
            var own = await scope.AdminServices().Select(service => service.IdService).ToListAsync(cancellation);
            wanted.Removed.RemoveAll(link => !own.Contains(link.IdService));
        }

        var services = wanted.Added.Select(link => link.IdService).ToHashSet();
        if (await scope.AdminServices().CountAsync(service => services.Contains(service.IdService), cancellation) < services.Count)
            return Refusal.Forbidden;
        var inUse = ofType
            ? Refusal.BadRequest("Can't remove associated service from session type: please delete all sessions using that type before deleting.")
            : Refusal.InUse("Can't remove session type association from service: please delete all sessions using that type before deleting.");
        if (await wanted.AreInUseAsync(cancellation))
            return inUse;
        if (!await AdministersAsync([.. wanted.Added.Concat(wanted.Removed).Select(link => link.IdSessionType)], scope, cancellation))
            return SessionTypeLinks.AccessDenied;
        return await wanted.SaveAsync(inUse, Refusal.DatabaseError, cancellation);
    }

    private static async Task<bool> AdministersAsync(HashSet<int> types, UserScope scope, CancellationToken cancellation) =>
        scope.SeesAll || await scope.AdminSessionTypes().CountAsync(type => types.Contains(type.IdSessionType), cancellation) == types.Count;

    private static async Task<IResult> Delete(DeletedSessionTypeService query, UserScope scope, CancellationToken cancellation)
    {
        if (await scope.Db.SessionTypeServices.FirstOrDefaultAsync(link => link.IdSessionTypeService == query.Id, cancellation) is not { } link)
            return new Refusal(StatusCodes.Status404NotFound, "Not found");
        var type = scope.AdminSessionTypes().Where(type => type.IdSessionType == link.IdSessionType);
        if (!await scope.AdminServices().AnyAsync(service => service.IdService == link.IdService && type.Any(), cancellation))
            return SessionTypeLinks.AccessDenied;

        try
        {
            await scope.Db.DeleteAsync(link, cancellation);
        }
        catch (IntegrityException)
        {
            return Refusal.InUse("Can't remove associated service from session type: please delete all sessions of that type before deleting.");
        }

        return Answer.Deleted;
    }
}
