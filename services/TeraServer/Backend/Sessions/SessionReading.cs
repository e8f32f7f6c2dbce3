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

    private async Task FillAsync(List<SessionAnswer> sessions, CancellationToken cancellation)
    {
        var isShort = Minimal;
        var byId = sessions.ToDictionary(session => session.Row.IdSession);
        var ids = SessionIds.Of([.. sessions.Select(session => session.Row)]);
        var contents = await Db.ReadAsync(("contents", isShort, ids.Shape), [ids], () => SessionContent.Of(ids, Db, isShort), cancellation);
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

        (string? Name, string? Uuid) Creator(char kind, int? id) => id is not null && creators.TryGetValue((kind, id.Value), out var creator) ? creator : default;
    }
}
