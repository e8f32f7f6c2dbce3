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
