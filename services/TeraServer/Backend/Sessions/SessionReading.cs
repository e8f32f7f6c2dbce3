using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Sessions;

/// <summary>Reads sessions by one statement, and what is in all of them and who made them by another.</summary>
internal sealed record SessionReading(TeraContext Db, bool Minimal = false, bool WithType = false, bool WithEvents = false)
{
    public async Task<List<SessionAnswer>> ReadAsync(object shape, object[] sources, Func<IQueryable<Session>> sessions, CancellationToken cancellation)
    {
        // One connection for both statements: who reads waits for one once.
        await Db.Database.OpenConnectionAsync(cancellation);
        try
        {
            var found = await SessionsAsync(shape, sources, sessions, cancellation);
            if (found.Count > 0)
                await FillAsync(found, cancellation);
            return found;
        }
        finally
        {
            await Db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The session as it is in the database, in the long form.</summary>
    public async Task<SessionAnswer> OneAsync(Session session, CancellationToken cancellation) =>
        (await ReadAsync("one", [session], () => Db.Sessions.Where(row => row.IdSession == session.IdSession), cancellation)).Single();

    private Task<List<SessionAnswer>> SessionsAsync(object shape, object[] sources, Func<IQueryable<Session>> sessions, CancellationToken cancellation)
    {
        var (isShort, withType, withEvents) = (Minimal, WithType, WithEvents);
        return Db.ReadAsync((shape, isShort, withType, withEvents), sources, () => sessions().AsNoTracking().Select(session => new SessionAnswer(session)
        {
            Minimal = isShort,
            SessionType = withType
                ? new SessionTypeAnswer(session.SessionType) { SessionTypeServiceKey = session.SessionType.Service!.ServiceKey, SessionTypeServiceUuid = session.SessionType.Service!.ServiceUuid }
                : null,
            SessionEvents = withEvents ? session.SessionEvents.OrderBy(row => row.SessionEventDatetime).Select(row => new RowAnswer<SessionEvent>(row)).ToList() : null,
        }), cancellation);
    }

    // Counted by each session's own subquery, assets and tests would cost a quarter of the time of both statements; joined to each session, its creators would cost as much.
    private async Task FillAsync(List<SessionAnswer> sessions, CancellationToken cancellation)
    {
        var isShort = Minimal;
        var byId = sessions.ToDictionary(session => session.Row.IdSession);
        List<int> ids = [.. byId.Keys];
        var byUsers = Creators(row => row.IdCreatorUser);
        var byDevices = Creators(row => row.IdCreatorDevice);
        var byParticipants = Creators(row => row.IdCreatorParticipant);
        var byServices = Creators(row => row.IdCreatorService);
        var shape = ("contents", isShort, byUsers.Count > 0, byDevices.Count > 0, byParticipants.Count > 0, byServices.Count > 0);
        var contents = await Db.ReadAsync(shape, [ids, byUsers, byDevices, byParticipants, byServices], () =>
        {
            var found = Db.Assets.Where(asset => ids.Contains(asset.IdSession)).GroupBy(asset => asset.IdSession).Select(assets => new
            {
                IdSession = assets.Key,
                Kind = 'a',
                Id = assets.Count(),
                Uuid = "",
                Name = "",
                IdProject = 0,
                ProjectName = "",
            }).Concat(Db.Tests.Where(test => ids.Contains(test.IdSession)).GroupBy(test => test.IdSession).Select(tests => new
            {
                IdSession = tests.Key,
                Kind = 't',
                Id = tests.Count(),
                Uuid = "",
                Name = "",
                IdProject = 0,
                ProjectName = "",
            }));
            if (byUsers.Count > 0)
            {
                found = found.Concat(Db.Users.Where(user => byUsers.Contains(user.IdUser)).Select(user => new
                {
                    IdSession = 0,
                    Kind = 'U',
                    Id = user.IdUser,
                    Uuid = user.UserUuid,
                    Name = user.UserFirstname + " " + user.UserLastname,
                    IdProject = 0,
                    ProjectName = "",
                }));
            }

            if (byDevices.Count > 0)
            {
                found = found.Concat(Db.Devices.Where(device => byDevices.Contains(device.IdDevice)).Select(device => new
                {
                    IdSession = 0,
                    Kind = 'D',
                    Id = device.IdDevice,
                    Uuid = device.DeviceUuid,
                    Name = device.DeviceName,
                    IdProject = 0,
                    ProjectName = "",
                }));
            }

            if (byParticipants.Count > 0)
            {
                found = found.Concat(Db.Participants.Where(participant => byParticipants.Contains(participant.IdParticipant)).Select(participant => new
                {
                    IdSession = 0,
                    Kind = 'P',
                    Id = participant.IdParticipant,
                    Uuid = participant.ParticipantUuid,
                    Name = participant.ParticipantName,
                    IdProject = 0,
                    ProjectName = "",
                }));
            }

            if (byServices.Count > 0)
            {
                found = found.Concat(Db.Services.Where(service => byServices.Contains(service.IdService)).Select(service => new
                {
                    IdSession = 0,
                    Kind = 'S',
                    Id = service.IdService,
                    Uuid = service.ServiceUuid,
                    Name = service.ServiceName,
                    IdProject = 0,
                    ProjectName = "",
                }));
            }

            if (isShort)
                return found;
            var participants = Db.SessionParticipants.Where(link => link.IdSession != null && ids.Contains(link.IdSession.Value)).Select(link => new
            {
                IdSession = link.IdSession!.Value,
                Kind = 'p',
                Id = link.Participant!.IdParticipant,
                Uuid = link.Participant.ParticipantUuid,
                Name = link.Participant.ParticipantName,
                link.Participant.IdProject,
                link.Participant.Project.ProjectName,
            });
            var users = Db.SessionUsers.Where(link => link.IdSession != null && ids.Contains(link.IdSession.Value)).Select(link => new
            {
                IdSession = link.IdSession!.Value,
                Kind = 'u',
                Id = link.User!.IdUser,
                Uuid = link.User.UserUuid,
                Name = link.User.UserFirstname + " " + link.User.UserLastname,
                IdProject = 0,
                ProjectName = "",
            });
            var devices = Db.SessionDevices.Where(link => link.IdSession != null && ids.Contains(link.IdSession.Value)).Select(link => new
            {
                IdSession = link.IdSession!.Value,
                Kind = 'd',
                Id = link.Device!.IdDevice,
                Uuid = link.Device.DeviceUuid,
                Name = link.Device.DeviceName,
                IdProject = 0,
                ProjectName = "",
            });
            return found.Concat(participants).Concat(users).Concat(devices);
        }, cancellation);
        if (!isShort)
            sessions.ForEach(session => (session.SessionParticipants, session.SessionUsers, session.SessionDevices) = ([], [], []));
        var creators = new Dictionary<(char Kind, int Id), (string Name, string Uuid)>();
        foreach (var row in contents)
        {
            var session = byId.GetValueOrDefault(row.IdSession);
            switch (row.Kind)
            {
                case 'a':
                    session!.SessionAssetsCount = row.Id;
                    break;
                case 't':
                    session!.SessionTestsCount = row.Id;
                    break;
                case 'p':
                    session!.SessionParticipants!.Add(new(row.Id, row.Uuid, row.Name, row.IdProject, row.ProjectName));
                    break;
                case 'u':
                    session!.SessionUsers!.Add(new(row.Id, row.Uuid, row.Name));
                    break;
                case 'd':
                    session!.SessionDevices!.Add(new(row.Id, row.Uuid, row.Name));
                    break;
                default:
                    creators.Add((row.Kind, row.Id), (row.Name, row.Uuid));
                    break;
            }
        }

        foreach (var session in sessions)
        {
            (session.SessionCreatorUser, session.SessionCreatorUserUuid) = Creator('U', session.Row.IdCreatorUser);
            (session.SessionCreatorDevice, session.SessionCreatorDeviceUuid) = Creator('D', session.Row.IdCreatorDevice);
            (session.SessionCreatorParticipant, session.SessionCreatorParticipantUuid) = Creator('P', session.Row.IdCreatorParticipant);
            (session.SessionCreatorService, session.SessionCreatorServiceUuid) = Creator('S', session.Row.IdCreatorService);
        }

        List<int> Creators(Func<Session, int?> creator) => [.. sessions.Select(session => creator(session.Row) ?? 0).Where(id => id != 0).Distinct()];

        (string? Name, string? Uuid) Creator(char kind, int? id) => id is not null && creators.TryGetValue((kind, id.Value), out var creator) ? creator : default;
    }
}
