using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Presence;

/// <summary>Finds users, participants and devices by their uuids, outside of requests.</summary>
public sealed class LiveClients(IServiceScopeFactory scopes)
{
    /// <summary>Who may open a WebSocket; null: nobody of this kind has the uuid, or its account is disabled.</summary>
    public async Task<LiveClient?> FindEnabledAsync(ClientKind kind, string uuid, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TeraContext>();
        var found = kind.Name switch
        {
            "user" => Rows(db.Users.Where(user => user.UserUuid == uuid && user.UserEnabled)),
            "participant" => Rows(db.Participants.Where(participant => participant.ParticipantUuid == uuid && participant.ParticipantEnabled)),
            _ => Rows(db.Devices.Where(device => device.DeviceUuid == uuid && device.DeviceEnabled && device.DeviceOnlineable)),
        };
        return (await found.FirstOrDefaultAsync(cancellation))?.Of(kind);
    }

    /// <summary>Those who are known, in any order; also disabled and deleted ones.</summary>
    public async Task<List<LiveClient>> FindAsync(ClientKind kind, IReadOnlyCollection<string> uuids, CancellationToken cancellation)
    {
        if (uuids.All(string.IsNullOrEmpty))
            return [];
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TeraContext>();
        var found = kind.Name switch
        {
            "user" => Rows(db.Users.Where(user => uuids.Contains(user.UserUuid))),
            "participant" => Rows(db.Participants.Where(participant => uuids.Contains(participant.ParticipantUuid))),
            _ => Rows(db.Devices.Where(device => uuids.Contains(device.DeviceUuid))),
        };
        return (await found.IgnoreQueryFilters([TeraContext.NotDeleted]).ToListAsync(cancellation)).ConvertAll(row => row.Of(kind));
    }

    private static IQueryable<Row> Rows(IQueryable<User> users) => users.Select(user => new Row(user.UserUuid, user.UserFirstname + " " + user.UserLastname, "", ""));

    private static IQueryable<Row> Rows(IQueryable<Participant> participants) => participants.Select(participant =>
        new Row(participant.ParticipantUuid, participant.ParticipantName, participant.Project.ProjectName, participant.Project.Site.SiteName));

    private static IQueryable<Row> Rows(IQueryable<Device> devices) => devices.Select(device => new Row(device.DeviceUuid, device.DeviceName, "", ""));

    private sealed record Row(string Uuid, string Name, string Project, string Site)
    {
        public LiveClient Of(ClientKind kind) => new(kind, Uuid, Name, Project, Site);
    }
}
