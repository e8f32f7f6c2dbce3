namespace OpenTera.TeraServer.Sessions;

/// <summary>Something or somebody of sessions, as one statement tells all of them.</summary>
internal sealed class SessionContent
{
    /// <summary>0 of a creator, which is told once for all its sessions.</summary>
    public int IdSession { get; init; }

    /// <summary>Participant, user, device of the session: p, u, d. Creators: P, U, D, S for services. Assets and tests, which are counted: a, t.</summary>
    public char Kind { get; init; }

    /// <summary>How many, where they are counted.</summary>
    public int Id { get; init; }

    public string Uuid { get; init; } = "";
    public string Name { get; init; } = "";

    // Of participants.
    public int IdProject { get; init; }
    public string ProjectName { get; init; } = "";

    // Counted by each session's own subquery, assets and tests would cost a quarter of the time of both statements; joined to each session, its creators would cost as much.
    public static IQueryable<SessionContent> Of(SessionIds ids, TeraContext db, bool isShort)
    {
        var found = db.Assets.Where(asset => ids.Sessions.Contains(asset.IdSession)).GroupBy(asset => asset.IdSession).Select(assets => new SessionContent
        {
            IdSession = assets.Key,
            Kind = 'a',
            Id = assets.Count(),
            Uuid = "",
            Name = "",
            IdProject = 0,
            ProjectName = "",
        }).Concat(db.Tests.Where(test => ids.Sessions.Contains(test.IdSession)).GroupBy(test => test.IdSession).Select(tests => new SessionContent
        {
            IdSession = tests.Key,
            Kind = 't',
            Id = tests.Count(),
            Uuid = "",
            Name = "",
            IdProject = 0,
            ProjectName = "",
        }));
        if (ids.ByUsers.Count > 0)
        {
            found = found.Concat(db.Users.Where(user => ids.ByUsers.Contains(user.IdUser)).Select(user => new SessionContent
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

        if (ids.ByDevices.Count > 0)
        {
            found = found.Concat(db.Devices.Where(device => ids.ByDevices.Contains(device.IdDevice)).Select(device => new SessionContent
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

        if (ids.ByParticipants.Count > 0)
        {
            found = found.Concat(db.Participants.Where(participant => ids.ByParticipants.Contains(participant.IdParticipant)).Select(participant => new SessionContent
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

        if (ids.ByServices.Count > 0)
        {
            found = found.Concat(db.Services.Where(service => ids.ByServices.Contains(service.IdService)).Select(service => new SessionContent
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
        var participants = db.SessionParticipants.Where(link => link.IdSession != null && ids.Sessions.Contains(link.IdSession.Value)).Select(link => new SessionContent
        {
            IdSession = link.IdSession!.Value,
            Kind = 'p',
            Id = link.Participant!.IdParticipant,
            Uuid = link.Participant.ParticipantUuid,
            Name = link.Participant.ParticipantName,
            IdProject = link.Participant.IdProject,
            ProjectName = link.Participant.Project.ProjectName,
        });
        var users = db.SessionUsers.Where(link => link.IdSession != null && ids.Sessions.Contains(link.IdSession.Value)).Select(link => new SessionContent
        {
            IdSession = link.IdSession!.Value,
            Kind = 'u',
            Id = link.User!.IdUser,
            Uuid = link.User.UserUuid,
            Name = link.User.UserFirstname + " " + link.User.UserLastname,
            IdProject = 0,
            ProjectName = "",
        });
        var devices = db.SessionDevices.Where(link => link.IdSession != null && ids.Sessions.Contains(link.IdSession.Value)).Select(link => new SessionContent
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
    }
}

/// <summary>Ids of sessions, and of those who made them.</summary>
internal sealed record SessionIds(List<int> Sessions, List<int> ByUsers, List<int> ByDevices, List<int> ByParticipants, List<int> ByServices)
{
    public static SessionIds Of(IReadOnlyCollection<Session> sessions) => new(
        [.. sessions.Select(session => session.IdSession)],
        Creators(sessions, session => session.IdCreatorUser),
        Creators(sessions, session => session.IdCreatorDevice),
        Creators(sessions, session => session.IdCreatorParticipant),
        Creators(sessions, session => session.IdCreatorService));

    /// <summary>Which kinds of creators there are: of others nothing is asked.</summary>
    public object Shape => (ByUsers.Count > 0, ByDevices.Count > 0, ByParticipants.Count > 0, ByServices.Count > 0);

    private static List<int> Creators(IReadOnlyCollection<Session> sessions, Func<Session, int?> creator) =>
        [.. sessions.Select(session => creator(session) ?? 0).Where(id => id != 0).Distinct()];
}
