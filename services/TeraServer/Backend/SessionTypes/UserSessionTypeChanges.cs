using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.SessionTypes;

internal static class UserSessionTypeChanges
{
    public sealed record DeletedSessionType : Query<DeletedSessionType>
    {
        [Help("Session type ID to delete"), Mandatory]
        public int Id { get; init; }
    }

    /// <summary>What a type is to be associated with; null: as it is.</summary>
    private sealed record Links(HashSet<int>? Sites, HashSet<int>? Projects, HashSet<int>? Services);

    public static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        if (body["session_type"] is not { } values)
            return Refusal.BadRequest("Missing session_type");
        if (values.Int("id_session_type") is not { } idType)
            return Refusal.BadRequest("Missing id_session_type");
        if (idType == 0 && !values.Has("session_type_sites") && !scope.User.UserSuperadmin)
            return Refusal.BadRequest("Missing site(s) to associate that session type to");

        var type = idType == 0 ? new SessionType() : await scope.AdminSessionTypes().FirstOrDefaultAsync(type => type.IdSessionType == idType, cancellation);
        if (type is null)
            return Refusal.Forbidden;
        var links = new Links(
            values.TakeIds("session_type_sites", "id_site"), values.TakeIds("session_type_projects", "id_project"), values.TakeIds("session_type_services", "id_service"));
        if ((await RefuseServiceAsync(type, values, scope, cancellation) ?? await RefuseLinksAsync(links, values, scope, cancellation)) is { } refusal)
            return refusal;

        if (idType != 0 && values.Int("id_service") == 0)
            values.Remove("id_service");
        await using var transaction = await scope.Db.Database.BeginTransactionAsync(cancellation);
        values.ApplyTo(scope.Db.Entry(type));
        await (idType == 0 ? scope.Db.InsertAsync(type, cancellation) : scope.Db.UpdateAsync(type, cancellation));
        try
        {
            await LinkAsync(type.IdSessionType, links, scope, cancellation);
        }
        catch (IntegrityException inTheWay)
        {
            return inTheWay.Table switch
            {
                "t_sessions" => Refusal.InUse("Can't delete session type: please delete all sessions with that type before deleting."),
                "t_sessions_types_sites" => Refusal.BadRequest("Session type not associated to project site"),
                _ => Refusal.BadRequest("Session type has a a service not associated to its site"),
            };
        }

        await transaction.CommitAsync(cancellation);
        return Answer.Json(await scope.Db.SessionTypes.Where(row => row.IdSessionType == type.IdSessionType).Select(SessionTypeAnswer.Full).AsNoTracking().ToListAsync(cancellation));
    }

    /// <summary>A type that is run by a service has one, and the user can see it. Null when all is well.</summary>
    private static async Task<Refusal?> RefuseServiceAsync(SessionType type, JsonValues values, UserScope scope, CancellationToken cancellation)
    {
        var category = (SessionCategory?)values.Int("session_type_category");
        if (category is { } given && !Enum.IsDefined(given))
            return Refusal.BadRequest("Invalid request");
        if ((category ?? type.SessionTypeCategory) != SessionCategory.Service)
            return null;

        var idService = values.Has("id_service") ? values.Int("id_service") : category is null ? type.IdService : null;
        if (idService is null or 0)
            return Refusal.BadRequest("Missing id_service for session type of type service");
        return await scope.Services().AnyAsync(service => service.IdService == idService, cancellation) ? null : Refusal.Forbidden;
    }

    /// <summary>The user must administer all that the type is to be associated with. Null when all is well.</summary>
    private static async Task<Refusal?> RefuseLinksAsync(Links links, JsonValues values, UserScope scope, CancellationToken cancellation)
    {
        if (links.Sites is { } sites)
        {
            if (await scope.AdminSites().CountAsync(site => sites.Contains(site.IdSite), cancellation) < sites.Count)
                return new Refusal(StatusCodes.Status403Forbidden, "No site admin access for at least one site in the list");
            // Only super administrators bring a service to a site.
            if (!scope.User.UserSuperadmin && values.Int("session_type_category") == (int)SessionCategory.Service && values.Int("id_service") is { } idService
                && await scope.Db.ServiceSites.CountAsync(link => link.IdService == idService && sites.Contains(link.IdSite), cancellation) < sites.Count)
                return new Refusal(StatusCodes.Status403Forbidden, "At least one site isn't associated with the service of that session type");
        }

        if (links.Projects is { } projects && await scope.AdminProjects().CountAsync(project => projects.Contains(project.IdProject), cancellation) < projects.Count)
            return new Refusal(StatusCodes.Status403Forbidden, "No project admin access for at a least one project in the list");
        return links.Services is { } services && await scope.AdminServices().CountAsync(service => services.Contains(service.IdService), cancellation) < services.Count
            ? new Refusal(StatusCodes.Status403Forbidden, "No service admin access for at a least one service in the list")
            : null;
    }

    /// <summary>Associates the type with what is wanted, and with nothing else that the user administers.</summary>
    private static async Task LinkAsync(int idType, Links links, UserScope scope, CancellationToken cancellation)
    {
        var db = scope.Db;
        if (links.Sites is { } sites)
        {
            var administered = scope.AdminSites();
            await db.DeleteAsync(await db.SessionTypeSites.Where(link => link.IdSessionType == idType && !sites.Contains(link.IdSite)
                && administered.Any(site => site.IdSite == link.IdSite)).ToListAsync(cancellation), cancellation);
            await db.LinkAsync([.. sites.Select(idSite => new SessionTypeSite { IdSessionType = idType, IdSite = idSite })], cancellation);
        }

        if (links.Projects is { } projects)
        {
            var administered = scope.AdminProjects();
            if (links.Sites is null && scope.User.UserSuperadmin)
            {
                var ofProjects = await db.Projects.Where(project => projects.Contains(project.IdProject)).Select(project => project.IdSite).Distinct().ToListAsync(cancellation);
                await db.LinkAsync(ofProjects.ConvertAll(idSite => new SessionTypeSite { IdSessionType = idType, IdSite = idSite }), cancellation);
            }

            await db.DeleteAsync(await db.SessionTypeProjects.Where(link => link.IdSessionType == idType && !projects.Contains(link.IdProject)
                && administered.Any(project => project.IdProject == link.IdProject)).ToListAsync(cancellation), cancellation);
            await db.LinkAsync([.. projects.Select(idProject => new SessionTypeProject { IdSessionType = idType, IdProject = idProject })], cancellation);
        }

        if (links.Services is { } services)
        {
            var administered = scope.AdminServices();
            await db.DeleteAsync(await db.SessionTypeServices.Where(link => link.IdSessionType == idType && !services.Contains(link.IdService)
                && administered.Any(service => service.IdService == link.IdService)).ToListAsync(cancellation), cancellation);
            // Here a secondary service does not come to the type's sites and projects: that would make it their administrators'.
            await db.LinkAloneAsync([.. services.Select(idService => new SessionTypeService { IdSessionType = idType, IdService = idService })], cancellation);
        }
    }

    public static async Task<IResult> Delete(DeletedSessionType query, UserScope scope, CancellationToken cancellation)
    {
        if (await scope.Db.SessionTypes.FirstOrDefaultAsync(type => type.IdSessionType == query.Id, cancellation) is not { } type)
            return Refusal.BadRequest("Session type not found");

        var administered = scope.AdminProjects();
        var projects = await scope.Db.SessionTypeProjects.Where(link => link.IdSessionType == query.Id)
            .Select(link => administered.Any(project => project.IdProject == link.IdProject)).ToListAsync(cancellation);
        if (projects.Contains(false))
            return new Refusal(StatusCodes.Status403Forbidden, "Cannot delete because you are not admin in all projects.");
        // A type of no project is its sites' administrators'.
        if (projects.Count == 0 && !await scope.AdminSessionTypes().AnyAsync(row => row.IdSessionType == query.Id, cancellation))
            return new Refusal(StatusCodes.Status403Forbidden, "Unable to delete - not admin in at least one project");

        try
        {
            await scope.Db.DeleteAsync(type, cancellation);
        }
        catch (IntegrityException)
        {
            return Refusal.InUse("Can't delete session type: please delete all sessions with that type before deleting.");
        }

        return Answer.Deleted;
    }
}
