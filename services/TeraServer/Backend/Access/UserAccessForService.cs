using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Access;

public static class UserAccessForService
{
    public static void MapUserAccessForService(this IEndpointRouteBuilder service) =>
        service.MapGet("/users/access", Get).WithSummary("Get what a user is in a site or project of the service.");

    [Strict]
    public sealed record UserAccessQuery : Query<UserAccessQuery>
    {
        [Help("ID of the project to query")]
        public int? IdProject { get; init; }

        [Help("ID of the site to query")]
        public int? IdSite { get; init; }

        [Help("UUID of the user"), Mandatory]
        public string UuidUser { get; init; } = "";
    }

    private static async Task<IResult> Get(UserAccessQuery query, ServiceScope scope, CancellationToken cancellation)
    {
        if (query.IdProject is null && query.IdSite is null)
            return Refusal.BadRequest("Missing arguments");
        var user = await scope.Users().Where(user => user.UserUuid == query.UuidUser).Select(UserRoles.Of).AsSingleQuery().AsNoTracking().FirstOrDefaultAsync(cancellation);
        if (query.IdProject is { } idProject)
        {
            var project = await scope.Projects().AsNoTracking().FirstOrDefaultAsync(project => project.IdProject == idProject, cancellation);
            return Answer.Json(new { ProjectRole = project is null ? null : user?.InProject(project)?.Role });
        }

        var idSite = query.IdSite!.Value;
        var isMine = await scope.Sites().AnyAsync(site => site.IdSite == idSite, cancellation);
        return Answer.Json(new { SiteRole = isMine ? user?.InSite(idSite)?.Role : null });
    }
}
