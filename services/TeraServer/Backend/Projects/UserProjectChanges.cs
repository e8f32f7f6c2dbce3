using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Projects;

internal static class UserProjectChanges
{
    public sealed record DeletedProject : Query<DeletedProject>
    {
        [Help("Project ID to delete"), Mandatory]
        public int Id { get; init; }
    }

    public static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        if (body["project"] is not { } values)
            return Refusal.BadRequest("Missing project");
        if (values.Int("id_project") is not { } idProject)
            return Refusal.BadRequest("Missing id_project");
        if (idProject == 0 && !values.Has("id_site"))
            return Refusal.BadRequest("Missing id_site arguments");

        var idSite = values.Int("id_site");
        var project = idProject == 0
            ? await scope.AdminSites().AnyAsync(site => site.IdSite == idSite, cancellation) ? new Project() : null
            : await scope.AdminProjects().FirstOrDefaultAsync(project => project.IdProject == idProject, cancellation);
        // Nobody moves a project to a site of others.
        if (project is null || idProject != 0 && idSite is not null && idSite != project.IdSite
            && !await scope.AdminSites().AnyAsync(site => site.IdSite == idSite, cancellation))
            return Refusal.Forbidden;

        var sessionTypes = values.List("sessiontypes")?.Select(type => type.Int("id_session_type") ?? throw new RefusedException(Refusal.BadRequest("Invalid request"))).ToHashSet();
        values.Remove("sessiontypes");
        var accessible = sessionTypes is null ? [] : await scope.SessionTypes().Select(type => type.IdSessionType).ToListAsync(cancellation);
        if (sessionTypes is not null)
        {
            if (!sessionTypes.IsSubsetOf(accessible))
                return new Refusal(StatusCodes.Status403Forbidden, "No access to a session type for at least one of it");
            var ofSite = await scope.Db.SessionTypeSites.Where(link => link.IdSite == (idSite ?? project.IdSite)).Select(link => link.IdSessionType).ToListAsync(cancellation);
            if (!sessionTypes.IsSubsetOf(ofSite))
                return new Refusal(StatusCodes.Status403Forbidden, "At least one session type is not associated to the project site");
        }

        values.ApplyTo(scope.Db.Entry(project));
        await (idProject == 0 ? scope.Db.InsertAsync(project, cancellation) : scope.Db.UpdateAsync(project, cancellation));
        if (sessionTypes is not null)
            await SetSessionTypesAsync(project, sessionTypes, accessible, scope.Db, cancellation);

        var siteName = await scope.Db.Sites.Where(site => site.IdSite == project.IdSite).Select(site => site.SiteName).FirstAsync(cancellation);
        return Answer.Json(new[] { new ProjectWithSite(project, siteName) });
    }

    /// <summary>Session types that the caller can't see stay as they are.</summary>
    private static async Task SetSessionTypesAsync(Project project, HashSet<int> sessionTypes, IReadOnlyCollection<int> accessible, TeraContext db, CancellationToken cancellation)
    {
        await db.LinkAsync(sessionTypes.Select(type => new SessionTypeProject { IdProject = project.IdProject, IdSessionType = type }).ToList(), cancellation);
        var left = accessible.Except(sessionTypes).ToList();
        await db.DeleteAsync(await db.SessionTypeProjects.Where(link => link.IdProject == project.IdProject && left.Contains(link.IdSessionType)).ToListAsync(cancellation), cancellation);
    }

    public static async Task<IResult> Delete(DeletedProject query, UserScope scope, CancellationToken cancellation)
    {
        var project = await scope.Db.Projects.FirstOrDefaultAsync(project => project.IdProject == query.Id && scope.AdminSites().Any(site => site.IdSite == project.IdSite), cancellation);
        if (project is null)
            return Refusal.Forbidden;

        try
        {
            await scope.Db.DeleteAsync(project, cancellation);
        }
        catch (IntegrityException)
        {
            return Refusal.InUse("Can't delete project: please delete all participants with sessions before deleting.");
        }

        return Answer.Deleted;
    }
}
