using System.Net;
using OpenTera.ServiceDefaults.Identity;

namespace OpenTera.ServiceDefaults.TeraServer;

/// <summary>
/// What services ask TeraServer for most often. TeraServer answers with what this service may see by its projects; it refuses
/// (<see cref="TeraServerException"/>) what exists not, or for other services only.
/// </summary>
public static class TeraServerClientExtensions
{
    /// <summary>A user by uuid.</summary>
    public static Task<UserRecord?> GetUserAsync(this ITeraServerClient client, string userUuid, CancellationToken cancellationToken = default) =>
        client.GetAsync<UserRecord>("/api/service/users", new { UserUuid = userUuid }, cancellationToken);

    /// <summary>A participant by uuid.</summary>
    public static Task<ParticipantRecord?> GetParticipantAsync(this ITeraServerClient client, string participantUuid, CancellationToken cancellationToken = default) =>
        client.GetAsync<ParticipantRecord>("/api/service/participants", new { ParticipantUuid = participantUuid }, cancellationToken);

    /// <summary>The participants of a project.</summary>
    public static Task<IReadOnlyList<ParticipantRecord>> GetParticipantsAsync(this ITeraServerClient client, int idProject, CancellationToken cancellationToken = default) =>
        client.ListAsync<ParticipantRecord>("/api/service/participants", new { IdProject = idProject }, cancellationToken);

    /// <summary>A device by uuid.</summary>
    public static Task<DeviceRecord?> GetDeviceAsync(this ITeraServerClient client, string deviceUuid, CancellationToken cancellationToken = default) =>
        client.GetAsync<DeviceRecord>("/api/service/devices", new { DeviceUuid = deviceUuid }, cancellationToken);

    /// <summary>The sites this service is used in.</summary>
    public static Task<IReadOnlyList<SiteRecord>> GetSitesAsync(this ITeraServerClient client, CancellationToken cancellationToken = default) =>
        client.ListAsync<SiteRecord>("/api/service/sites", null, cancellationToken);

    /// <summary>A project.</summary>
    public static async Task<ProjectRecord?> GetProjectAsync(this ITeraServerClient client, int idProject, CancellationToken cancellationToken = default) =>
        (await client.ListAsync<ProjectRecord>("/api/service/projects", new { IdProject = idProject }, cancellationToken)).FirstOrDefault();

    /// <summary>The projects of a site.</summary>
    public static Task<IReadOnlyList<ProjectRecord>> GetProjectsAsync(this ITeraServerClient client, int idSite, CancellationToken cancellationToken = default) =>
        client.ListAsync<ProjectRecord>("/api/service/projects", new { IdSite = idSite }, cancellationToken);

    /// <summary>The sessions of a participant.</summary>
    public static Task<IReadOnlyList<SessionRecord>> GetSessionsAsync(this ITeraServerClient client, int idParticipant, CancellationToken cancellationToken = default) =>
        client.ListAsync<SessionRecord>("/api/service/sessions", new { IdParticipant = idParticipant }, cancellationToken);

    /// <summary>The assets of a session.</summary>
    public static Task<IReadOnlyList<AssetRecord>> GetAssetsAsync(this ITeraServerClient client, int idSession, CancellationToken cancellationToken = default) =>
        client.ListAsync<AssetRecord>("/api/service/assets", new { IdSession = idSession }, cancellationToken);

    /// <summary>Another service by its key: where it is, its uuid.</summary>
    public static async Task<ServiceRecord?> GetServiceAsync(this ITeraServerClient client, string serviceKey, CancellationToken cancellationToken = default) =>
        (await client.ListAsync<ServiceRecord>("/api/service/services", new { ServiceKey = serviceKey }, cancellationToken)).FirstOrDefault();

    /// <summary>The users, participants and devices that a user may see.</summary>
    public static Task<AccessRecord?> GetAccessAsync(this ITeraServerClient client, TeraUser user, CancellationToken cancellationToken = default) =>
        client.GetAsync<AccessRecord>("/api/service/access", new { FromUserUuid = user.UserUuid, WithUsers = true, WithParticipants = true, WithDevices = true }, cancellationToken);

    /// <summary>Whether a session is one of the caller's: TeraServer shows it to them, or they are a device that takes part in it or made it.</summary>
    /// <exception cref="TeraServerException">TeraServer is away.</exception>
    public static async Task<bool> HasSessionAsync(this ITeraServerClient client, TeraIdentity caller, int idSession, CancellationToken cancellationToken = default)
    {
        try
        {
            // TeraServer shows devices no sessions: this service looks for them.
            if (caller is TeraDevice device)
                return (await SessionsAsync(client, "service")).Any(session => session.IdCreatorDevice == device.IdDevice || session.SessionDevices.Any(member => member.IdDevice == device.IdDevice));
            var api = caller switch { TeraUser => "user", TeraParticipant => "participant", _ => "service" };
            return (await SessionsAsync(client.As(caller), api)).Any();
        }
        catch (TeraServerException exception) when (exception.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest)
        {
            return false;
        }

        async Task<IEnumerable<SessionRecord>> SessionsAsync(ITeraServerClient asked, string api) =>
            (await asked.ListAsync<SessionRecord>($"/api/{api}/sessions", new { IdSession = idSession }, cancellationToken)).Where(session => session.IdSession == idSession);
    }

    private static async Task<IReadOnlyList<T>> ListAsync<T>(this ITeraServerClient client, string path, object? query, CancellationToken cancellationToken) =>
        await client.GetAsync<List<T>>(path, query, cancellationToken) ?? [];
}
