using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Presence;

/// <summary>Finds users, participants and devices by their uuids, outside of requests.</summary>
public sealed class LiveClients(IServiceScopeFactory scopes)
{
    /// <summary>Who may open a WebSocket; null: nobody has the uuid, or its account is disabled.</summary>
    public async Task<LiveClient?> FindEnabledAsync(ClientKind kind, string uuid, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TeraContext>();
        var found = kind.Name switch
        {
            "user" => Clients(db.Users.Where(user => user.UserUuid == uuid && user.UserEnabled)),
            "participant" => Clients(db.Participants.Where(participant => participant.ParticipantUuid == uuid && participant.ParticipantEnabled)),
            _ => Clients(db.Devices.Where(device => device.DeviceUuid == uuid && device.DeviceEnabled && device.DeviceOnlineable)),
        };
        return await found.FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Those who are known, in any order; also disabled and deleted ones.</summary>
    public async Task<List<LiveClient>> FindAsync(ClientKind kind, IReadOnlyCollection<string> uuids, CancellationToken cancellation)
    {
        if (uuids.Count == 0)
            return [];
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TeraContext>();
        var found = kind.Name switch
        {
            "user" => Clients(db.Users.Where(user => uuids.Contains(user.UserUuid))),
            "participant" => Clients(db.Participants.Where(participant => uuids.Contains(participant.ParticipantUuid))),
            _ => Clients(db.Devices.Where(device => uuids.Contains(device.DeviceUuid))),
        };
        return await found.IgnoreQueryFilters([TeraContext.NotDeleted]).ToListAsync(cancellation);
    }

    private static IQueryable<LiveClient> Clients(IQueryable<User> users) =>
        users.Select(user => new LiveClient(ClientKind.User, user.UserUuid, user.UserFirstname + " " + user.UserLastname, "", ""));

    private static IQueryable<LiveClient> Clients(IQueryable<Participant> participants) => participants.Select(participant => new LiveClient(
        ClientKind.Participant, participant.ParticipantUuid, participant.ParticipantName, participant.Project.ProjectName, participant.Project.Site.SiteName));

    private static IQueryable<LiveClient> Clients(IQueryable<Device> devices) =>
        devices.Select(device => new LiveClient(ClientKind.Device, device.DeviceUuid, device.DeviceName, "", ""));
}
