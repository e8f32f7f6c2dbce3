using System.Net;
using OpenTera.ServiceDefaults.Identity;
using OpenTera.ServiceDefaults.TeraServer;

namespace OpenTera.ExampleService;

/// <summary>A project the service is used in.</summary>
public sealed record Project(int Id, string Name, string Site);

/// <summary>What TeraServer tells the service: the projects it is used in.</summary>
public static class Projects
{
    public static void MapProjects(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/projects", List).WithTags("Projects").RequireAuthorization(OpenTeraPolicies.UserOrParticipant);

    /// <summary>What other services can call by RPC: the names of the projects of a site that use this service.</summary>
    public static async Task<List<string>> In(int idSite, OpenTeraService service, ITeraServerClient teraServer, CancellationToken cancellationToken, int limit = 100)
    {
        var used = (await service.WaitForRecordAsync(cancellationToken)).ServiceProjects.Select(project => project.IdProject).ToHashSet();
        var projects = await teraServer.GetProjectsAsync(idSite, cancellationToken);
        return [.. projects.Where(project => used.Contains(project.IdProject)).Select(project => project.ProjectName).Order().Take(limit)];
    }

    /// <summary>Those of the projects that are the caller's.</summary>
    private static async Task<List<Project>> List(TeraIdentity caller, OpenTeraService service, ITeraServerClient teraServer, CancellationToken cancellationToken)
    {
        var sites = await teraServer.GetSitesAsync(cancellationToken);
        var projects = caller is TeraUser
            ? await teraServer.As(caller).GetAsync<List<ProjectRecord>>("/api/user/projects", cancellationToken: cancellationToken) ?? []
            : await ProjectOfAsync(caller.Uuid, teraServer, cancellationToken);
        return [.. from project in projects
                   join used in (await service.WaitForRecordAsync(cancellationToken)).ServiceProjects on project.IdProject equals used.IdProject
                   join site in sites on project.IdSite equals site.IdSite
                   orderby site.SiteName, project.ProjectName
                   select new Project(project.IdProject, project.ProjectName, site.SiteName)];
    }

    private static async Task<List<ProjectRecord>> ProjectOfAsync(string participantUuid, ITeraServerClient teraServer, CancellationToken cancellationToken)
    {
        try
        {
            var participant = await teraServer.GetParticipantAsync(participantUuid, cancellationToken);
            return participant is not null && await teraServer.GetProjectAsync(participant.IdProject, cancellationToken) is { } project ? [project] : [];
        }
        catch (TeraServerException exception) when (exception.StatusCode == HttpStatusCode.Forbidden)
        {
            return []; // A participant of a project that does not use this service.
        }
    }
}
