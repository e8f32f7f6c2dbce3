using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Stats;

public static class UserStats
{
    public static void MapUserStats(this IEndpointRouteBuilder user) =>
        user.MapGet("/stats", Get).WithSummary("Get counts of what belongs to a user group, user, site, project, participant group, session, participant or device.");

    public sealed record StatsQuery : Query<StatsQuery>
    {
        [Help("ID of the user group to query stats for.")]
        public int? IdUserGroup { get; init; }

        [Help("ID of the user to query stats for.")]
        public int? IdUser { get; init; }

        [Help("ID of the site to query stats for.")]
        public int? IdSite { get; init; }

        [Help("ID of the project to query stats for.")]
        public int? IdProject { get; init; }

        [Help("ID of the participant group to query stats for.")]
        public int? IdGroup { get; init; }

        [Help("ID of the session to query stats for.")]
        public int? IdSession { get; init; }

        [Help("ID of the participant to query stats for.")]
        public int? IdParticipant { get; init; }

        [Help("ID of the device to query stats for.")]
        public int? IdDevice { get; init; }

        [Help("Also includes related participants stats. Can not be used with \"id_participant\", \"id_user_group\", \"id_session\", \"id_user\" or \"id_device\".")]
        public bool? WithParticipants { get; init; }

        [Help("Also include warning information such as a participant not having sessions for some time or users not having logged on for some time. Can only be used with \"id_site\" for now.")]
        public bool? WithWarnings { get; init; }
    }

    private static async Task<IResult> Get(StatsQuery query, UserScope scope, CancellationToken cancellation) => query switch
    {
        { IdUserGroup: { } id } => Shown(await UserGroupStats.Of(id, scope).FirstOrDefaultAsync(cancellation)),
        { IdUser: { } id } => Shown(await UserSessionStats.Of(id, scope).FirstOrDefaultAsync(cancellation)),
        { IdSite: { } id } => Shown(await SiteStats.OfAsync(id, query.WithParticipants == true, query.WithWarnings == true, scope, cancellation)),
        { IdProject: { } id } => Shown(await ProjectStats.OfAsync(id, query.WithParticipants == true, scope, cancellation)),
        { IdGroup: { } id } => Shown(await ParticipantGroupStats.OfAsync(id, query.WithParticipants == true, scope, cancellation)),
        { IdSession: { } id } => Shown(await SessionStats.Of(id, scope).FirstOrDefaultAsync(cancellation)),
        { IdParticipant: { } id } => Shown(await ParticipantStats.Of(id, scope).FirstOrDefaultAsync(cancellation)),
        { IdDevice: { } id } => Shown(await DeviceStats.Of(id, scope).FirstOrDefaultAsync(cancellation)),
        _ => Refusal.BadRequest("Missing id argument"),
    };

    /// <summary>There are no counts of what the caller does not see.</summary>
    private static IResult Shown<T>(T? stats) where T : class => stats is null ? Refusal.Forbidden : Answer.Json(stats);
}
