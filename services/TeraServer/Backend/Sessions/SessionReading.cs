using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Sessions;

/// <summary>Reads sessions by one statement, and who takes part in all of them by another.</summary>
internal sealed record SessionReading(TeraContext Db, bool Minimal = false, bool WithType = false, bool WithEvents = false)
{
    public async Task<List<SessionAnswer>> ReadAsync(object shape, object[] sources, Func<IQueryable<Session>> sessions, CancellationToken cancellation)
    {
        var (isShort, withType, withEvents) = (Minimal, WithType, WithEvents);
        var found = await Db.ReadAsync((shape, isShort, withType, withEvents), sources, () => sessions().AsNoTracking().Select(session => new SessionAnswer(session)
        {
            Minimal = isShort,
            SessionCreatorUser = session.CreatorUser == null ? null : session.CreatorUser.UserFirstname + " " + session.CreatorUser.UserLastname,
            SessionCreatorUserUuid = session.CreatorUser!.UserUuid,
            SessionCreatorDevice = session.CreatorDevice!.DeviceName,
            SessionCreatorDeviceUuid = session.CreatorDevice!.DeviceUuid,
            SessionCreatorParticipant = session.CreatorParticipant!.ParticipantName,
            SessionCreatorParticipantUuid = session.CreatorParticipant!.ParticipantUuid,
            SessionCreatorService = session.CreatorService!.ServiceName,
            SessionCreatorServiceUuid = session.CreatorService!.ServiceUuid,
            SessionAssetsCount = session.Assets.Count,
            SessionTestsCount = session.Tests.Count,
            SessionType = withType
                ? new SessionTypeAnswer(session.SessionType) { SessionTypeServiceKey = session.SessionType.Service!.ServiceKey, SessionTypeServiceUuid = session.SessionType.Service!.ServiceUuid }
                : null,
            SessionEvents = withEvents ? session.SessionEvents.OrderBy(row => row.SessionEventDatetime).Select(row => new RowAnswer<SessionEvent>(row)).ToList() : null,
        }), cancellation);
        return isShort || found.Count == 0 ? found : await WithMembersAsync(found, cancellation);
    }

    /// <summary>The session as it is in the database, in the long form.</summary>
    public async Task<SessionAnswer> OneAsync(Session session, CancellationToken cancellation) =>
        (await ReadAsync("one", [session], () => Db.Sessions.Where(row => row.IdSession == session.IdSession), cancellation)).Single();

    private async Task<List<SessionAnswer>> WithMembersAsync(List<SessionAnswer> sessions, CancellationToken cancellation)
    {
        var ids = sessions.ConvertAll(session => session.Row.IdSession);
        var members = (await Db.ReadAsync("members", [ids], () =>
        {
            var participants = Db.SessionParticipants.Where(link => ids.Contains(link.IdSession!.Value)).Select(link => new
            {
                IdSession = link.IdSession!.Value,
                Kind = 'p',
                Id = link.Participant!.IdParticipant,
                Uuid = link.Participant.ParticipantUuid,
                Name = link.Participant.ParticipantName,
                link.Participant.IdProject,
                link.Participant.Project.ProjectName,
            });
            var users = Db.SessionUsers.Where(link => ids.Contains(link.IdSession!.Value)).Select(link => new
            {
                IdSession = link.IdSession!.Value,
                Kind = 'u',
                Id = link.User!.IdUser,
                Uuid = link.User.UserUuid,
                Name = link.User.UserFirstname + " " + link.User.UserLastname,
                IdProject = 0,
                ProjectName = "",
            });
            var devices = Db.SessionDevices.Where(link => ids.Contains(link.IdSession!.Value)).Select(link => new
            {
                IdSession = link.IdSession!.Value,
                Kind = 'd',
                Id = link.Device!.IdDevice,
                Uuid = link.Device.DeviceUuid,
                Name = link.Device.DeviceName,
                IdProject = 0,
                ProjectName = "",
            });
            return participants.Concat(users).Concat(devices);
        }, cancellation)).ToLookup(member => (member.IdSession, member.Kind));
        return sessions.ConvertAll(session => session with
        {
            SessionParticipants = [.. members[(session.Row.IdSession, 'p')].Select(member => new ParticipantOfSession(member.Id, member.Uuid, member.Name, member.IdProject, member.ProjectName))],
            SessionUsers = [.. members[(session.Row.IdSession, 'u')].Select(member => new UserOfSession(member.Id, member.Uuid, member.Name))],
            SessionDevices = [.. members[(session.Row.IdSession, 'd')].Select(member => new DeviceOfSession(member.Id, member.Uuid, member.Name))],
        });
    }
}
