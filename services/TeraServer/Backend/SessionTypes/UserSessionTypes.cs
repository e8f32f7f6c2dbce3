using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.SessionTypes;

public static class UserSessionTypes
{
    public static void MapUserSessionTypes(this IEndpointRouteBuilder user)
    {
        user.MapGet("/sessiontypes", Get).AsksWhoCallsAlong().Produces<SessionTypeAnswer[]>().WithSummary("Get session type information. If no id_session_type is specified, returns all available session types.");
        user.MapPost("/sessiontypes", UserSessionTypeChanges.Save)
            .Produces<SessionTypeAnswer[]>().WithSummary("Create a session type (id_session_type 0) or change one, with its sites, projects and secondary services (administrators of those).");
        user.MapDelete("/sessiontypes", UserSessionTypeChanges.Delete).WithSummary("Delete a session type of which there are no sessions (administrators of all its projects).");
        user.MapUserSessionTypeProjects();
        user.MapUserSessionTypeServices();
        user.MapUserSessionTypeSites();
    }

    public sealed record SessionTypesQuery : Query<SessionTypesQuery>
    {
        [Help("ID of the session type to query")]
        public int? IdSessionType { get; init; }

        [Help("ID of the project to get session type for")]
        public int? IdProject { get; init; }

        [Help("ID of the site to get session types for")]
        public int? IdSite { get; init; }

        [Help("Flag that limits the returned data to minimal information")]
        public bool? List { get; init; }
    }

    private static async Task<IResult> Get(SessionTypesQuery query, UserScope scope, CancellationToken cancellation)
    {
        var shown = query.List is null ? SessionTypeAnswer.Full : SessionTypeAnswer.Short;
        return Answer.Json(await Asked(query, scope).ReadAsync(
            types => types.OrderBy(type => type.SessionTypeName).Select(shown).AsNoTracking().ToListAsync(cancellation), cancellation));
    }

    private static RowsBehind<SessionType> Asked(SessionTypesQuery query, UserScope scope)
    {
        var types = scope.SessionTypes();
        if (query.IdSessionType is { } idType)
            return new(types.Where(type => type.IdSessionType == idType));
        if (query.IdProject is { } idProject)
        {
            var projects = scope.Projects();
            return new(scope.SessionTypesOfServices().Where(type =>
                type.SessionTypeProjects.Any(association => association.IdProject == idProject && projects.Any(project => project.IdProject == idProject))));
        }

        return query.IdSite is { } idSite
            ? new(types.Where(type => type.SessionTypeSites.Any(association => association.IdSite == idSite)),
                scope.Sites().Where(site => site.IdSite == idSite).Select(site => site.IdSite), "Forbidden")
            : new(types);
    }
}
