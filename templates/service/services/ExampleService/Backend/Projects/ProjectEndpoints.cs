using System.Net;
using OpenTera.ServiceDefaults.Identity;
using OpenTera.ServiceDefaults.TeraServer;

namespace OpenTera.ExampleService.Projects;

/// <summary>A project the service is used in.</summary>
public sealed record Project(int Id, string Name, string Site);

/// <summary>What TeraServer tells the service: the projects it is used in, as far as they are the caller's.</summary>
public static class ProjectEndpoints
{
    public static void MapProjects(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/projects", List).WithTags("Projects").RequireAuthorization(OpenTeraPolicies.UserOrParticipant);

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
