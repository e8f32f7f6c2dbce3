namespace OpenTera.TeraServer.Sessions;

/// <summary>The parameters that lists of sessions have in common.</summary>
public abstract record SessionListQuery<TSelf> : Query<TSelf>
    where TSelf : SessionListQuery<TSelf>, new()
{
    [Help("Limit to specific session status"), KeepEmpty]
    public int? Status { get; init; }

    [Help("Maximum number of results to return")]
    public int? Limit { get; init; }

    [Help("Number of items to ignore in results, offset from 0-index")]
    public int? Offset { get; init; }

    [Help("Flag that limits the returned data to minimal information")]
    public bool? List { get; init; }

    [Help("Start date, sessions before that date will be ignored")]
    public DateOnly? StartDate { get; init; }

    [Help("End date, sessions after that date will be ignored")]
    public DateOnly? EndDate { get; init; }

    /// <summary>The page that is asked for, the latest session first. Days begin and end in UTC.</summary>
    internal IQueryable<Session> Page(IQueryable<Session> sessions)
    {
        if (Status is not null)
            sessions = sessions.Where(session => (int?)session.SessionStatus == Status);
        if (StartDate is not null)
            sessions = sessions.Where(session => session.SessionStartDatetime >= Midnight(StartDate.Value));
        if (EndDate < DateOnly.MaxValue)
            sessions = sessions.Where(session => session.SessionStartDatetime < Midnight(EndDate.Value.AddDays(1)));
        sessions = sessions.OrderByDescending(session => session.SessionStartDatetime).ThenByDescending(session => session.IdSession);
        if (Offset is > 0)
            sessions = sessions.Skip(() => Offset.Value);
        return Limit is > 0 ? sessions.Take(() => Limit.Value) : sessions;
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}

/// <summary>
/// Sessions by somebody or something in them. Ids are united first, so that a database finds them by its indexes: it can't by "or" of two tables.
/// </summary>
internal static class SessionLists
{
    extension(TeraContext db)
    {
        /// <summary>Those a participant takes part in, and those it created that have participants.</summary>
        public IQueryable<Session> SessionsOfParticipant(ISessionsAsked asked)
        {
            var ids = db.SessionParticipants.Where(link => link.IdParticipant == asked.IdParticipant).Select(link => link.IdSession)
                .Union(db.Sessions.Where(session => session.IdCreatorParticipant == asked.IdParticipant && session.SessionParticipants.Any()).Select(session => (int?)session.IdSession));
            return db.Sessions.Where(session => ids.Contains(session.IdSession));
        }

        /// <summary>Those a user takes part in, and those it created that have users.</summary>
        public IQueryable<Session> SessionsOfUser(ISessionsAsked asked)
        {
            var ids = db.SessionUsers.Where(link => link.IdUser == asked.IdUser).Select(link => link.IdSession)
                .Union(db.Sessions.Where(session => session.IdCreatorUser == asked.IdUser && session.SessionUsers.Any()).Select(session => (int?)session.IdSession));
            return db.Sessions.Where(session => ids.Contains(session.IdSession));
        }

        /// <summary>Those a device is used in, and those it created that have devices.</summary>
        public IQueryable<Session> SessionsOfDevice(ISessionsAsked asked)
        {
            var ids = db.SessionDevices.Where(link => link.IdDevice == asked.IdDevice).Select(link => link.IdSession)
                .Union(db.Sessions.Where(session => session.IdCreatorDevice == asked.IdDevice && session.SessionDevices.Any()).Select(session => (int?)session.IdSession));
            return db.Sessions.Where(session => ids.Contains(session.IdSession));
        }
    }
}

/// <summary>Whose sessions are asked for.</summary>
internal interface ISessionsAsked
{
    int? IdParticipant => null;
    int? IdUser => null;
    int? IdDevice => null;
}
