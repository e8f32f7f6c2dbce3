using System.Net;
using OpenTera.ServiceDefaults.Identity;
using OpenTera.ServiceDefaults.TeraServer;

namespace OpenTera.ExampleService;

/// <summary>Who calls, as the service knows them.</summary>
/// <param name="Kind">user, participant, device or service.</param>
/// <param name="Uuid">The caller's uuid in OpenTera.</param>
/// <param name="Name">The caller's name; null where the token tells none.</param>
/// <param name="IsAdmin">Whether the caller has the role admin in this service.</param>
public sealed record Caller(string Kind, string Uuid, string? Name, bool IsAdmin);

/// <summary>This service, as TeraServer knows it.</summary>
public sealed record ServiceState(string Uuid, string Name, IReadOnlyList<string> Roles, int Projects);

/// <summary>A project the service is used in.</summary>
public sealed record Project(int Id, string Name, string Site);

/// <summary>The four kinds of callers, and the roles that users have in this service (<c>t_service_roles</c>).</summary>
public static class Callers
{
    public const string AdminRole = "admin";

    public static void MapCallers(this IEndpointRouteBuilder app)
    {
        var callers = app.MapGroup("/api").WithTags("Callers");
        callers.MapGet("/me", Me).RequireAuthorization(OpenTeraPolicies.Anyone);
        callers.MapGet("/service", State).RequireAnyServiceRole(AdminRole);
    }

    private static Caller Me(TeraIdentity caller, OpenTeraService service) => caller switch
    {
        TeraUser user => new("user", user.Uuid, user.UserFullname, user.HasRole(service.Key, AdminRole)),
        TeraParticipant participant => new("participant", participant.Uuid, participant.ParticipantName, false),
        TeraDevice => new("device", caller.Uuid, null, false),
        _ => new("service", caller.Uuid, null, false),
    };

    private static async Task<ServiceState> State(OpenTeraService service, CancellationToken cancellationToken)
    {
        var record = await service.WaitForRecordAsync(cancellationToken);
        return new(record.ServiceUuid, record.ServiceName, [.. record.ServiceRoles.Select(role => role.ServiceRoleName)], record.ServiceProjects.Count);
    }
}

/// <summary>The projects the service is used in, as TeraServer tells it.</summary>
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
