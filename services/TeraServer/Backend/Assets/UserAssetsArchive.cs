using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Assets;

/// <summary>Assets packed into one archive, which the file transfer service keeps for the user.</summary>
public static class UserAssetsArchive
{
    public static void MapUserAssetsArchive(this IEndpointRouteBuilder user) =>
        user.MapGet("/assets/archive", Get).WithSummary("Begin to pack all assets of a project, a participant or a session; answers the archive in the file transfer service.");

    public sealed record ArchiveQuery : Query<ArchiveQuery>
    {
        [Help("ID of the participant from which to request all associated assets"), KeepEmpty]
        public int? IdParticipant { get; init; }

        [Help("ID of the project from which to request all associated assets"), KeepEmpty]
        public int? IdProject { get; init; }

        [Help("ID of the session from which to request all associated assets"), KeepEmpty]
        public int? IdSession { get; init; }
    }

    /// <param name="Participant">Null where nobody took part in the session.</param>
    private sealed record Found(
        string AssetUuid, string AssetName, string ServiceUuid, string Host, int Port, string? Site, string? Project, string? Participant, int IdSession, string SessionName);

    private static async Task<IResult> Get(ArchiveQuery query, UserScope scope, AssetArchiver archiver, CancellationToken cancellation)
    {
        if (new[] { query.IdParticipant, query.IdProject, query.IdSession }.Count(id => id is not null) != 1)
            return Refusal.BadRequest("Only one of the ID parameter is supported at once");

        var asked = Asked(query, scope);
        var keeper = await scope.Db.Services.Where(service => service.ServiceKey == Service.FileTransferKey)
            .Select(service => new { Service = service, MaySee = asked.Any() }).AsNoTracking().FirstOrDefaultAsync(cancellation);
        if (keeper is { MaySee: false })
            return Refusal.Forbidden;
        if (keeper is null)
            return AssetArchiver.NoKeeper;

        var found = await Assets(query, scope).AsNoTracking().ToListAsync(cancellation);
        return await archiver.BeginAsync(keeper.Service, scope.User.UserUuid, found.ConvertAll(asset => new ArchivedAsset(
            asset.AssetUuid, asset.AssetName, asset.ServiceUuid, $"{asset.Host}:{asset.Port}",
            [.. new[] { asset.Site, asset.Project, asset.Participant }.OfType<string>(), $"{asset.IdSession}_{asset.SessionName}"])), cancellation);
    }

    private static IQueryable<int> Asked(ArchiveQuery query, UserScope scope)
    {
        if (query.IdProject is not null)
            return scope.Projects().Where(project => project.IdProject == query.IdProject).Select(project => project.IdProject);
        return query.IdParticipant is not null
            ? scope.Participants().Where(participant => participant.IdParticipant == query.IdParticipant).Select(participant => participant.IdParticipant)
            : scope.Sessions().Where(session => session.IdSession == query.IdSession).Select(session => session.IdSession);
    }

    /// <summary>Once for each participant of a session; services that are disabled hand out nothing.</summary>
    private static IQueryable<Found> Assets(ArchiveQuery query, UserScope scope)
    {
        var assets = scope.Db.Assets.Where(asset => asset.OwnerService.ServiceEnabled && asset.OwnerService.ServiceKey != Service.TeraServerKey);
        if (query.IdSession is { } idSession)
        {
            return
                from asset in assets
                where asset.IdSession == idSession
                from link in asset.Session.SessionParticipants.DefaultIfEmpty()
                select new Found(asset.AssetUuid, asset.AssetName, asset.AssetServiceUuid, asset.OwnerService.ServiceHostname, asset.OwnerService.ServicePort,
                    link!.Participant!.Project.Site.SiteName, link.Participant.Project.ProjectName, link.Participant.ParticipantName, asset.IdSession, asset.Session.SessionName);
        }

        return
            from participant in scope.Participants()
            where participant.IdProject == query.IdProject || participant.IdParticipant == query.IdParticipant
            from link in participant.SessionParticipants
            join asset in assets on link.IdSession equals asset.IdSession
            select new Found(asset.AssetUuid, asset.AssetName, asset.AssetServiceUuid, asset.OwnerService.ServiceHostname, asset.OwnerService.ServicePort,
                participant.Project.Site.SiteName, participant.Project.ProjectName, participant.ParticipantName, asset.IdSession, asset.Session.SessionName);
    }
}
