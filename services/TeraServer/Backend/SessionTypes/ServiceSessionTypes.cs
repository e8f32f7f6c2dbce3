using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.SessionTypes;

public static class ServiceSessionTypes
{
    /// <summary>Bodies of this endpoint are taken by the letter: nothing unknown, nothing of another type.</summary>
    private static readonly JsonSerializerOptions Strictly = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    public static void MapServiceSessionTypes(this IEndpointRouteBuilder service)
    {
        service.MapGet("/sessiontypes", Get).AsksWhoCallsAlong().Produces<SessionTypeAnswer[]>().WithSummary("Get the service's session types, or those of a site, a project or a participant.");
        service.MapPost("/sessiontypes", Save)
            .Produces<SessionTypeAnswer>().WithSummary("Create a session type of the service (id_session_type 0), or take one, and associate it with sites, projects and participants' projects.");
        service.MapServiceSessionTypeProjects();
    }

    public sealed record SessionTypesQuery : Query<SessionTypesQuery>
    {
        [Help("ID of the site to query session types for")]
        public int? IdSite { get; init; }

        [Help("ID of the project to query session types for")]
        public int? IdProject { get; init; }

        [Help("ID of the participant to query types for")]
        public int? IdParticipant { get; init; }

        [Help("ID of the session type to query")]
        public int? IdSessionType { get; init; }
    }

    public sealed record Posted
    {
        public required Wanted ServiceSessionType { get; init; }
    }

    public sealed record Wanted
    {
        public required PostedType SessionType { get; init; }
        public HashSet<int> IdSites { get; init; } = [];
        public HashSet<int> IdProjects { get; init; } = [];
        public HashSet<int> IdParticipants { get; init; } = [];
    }

    public sealed record PostedType
    {
        public required int IdSessionType { get; init; }

        /// <summary>Not looked at: a new type is the calling service's.</summary>
        public int? IdService { get; init; }
        public string? SessionTypeName { get; init; }
        public bool SessionTypeOnline { get; init; }
        public string? SessionTypeConfig { get; init; }
        public string? SessionTypeColor { get; init; }
        public int? SessionTypeCategory { get; init; }
    }

    private static async Task<IResult> Get(SessionTypesQuery query, ServiceScope scope, CancellationToken cancellation) =>
        Answer.Json(await Asked(query, scope).OrderBy(type => type.SessionTypeName).Select(SessionTypeAnswer.Full).AsNoTracking().ToListAsync(cancellation));

    private static IQueryable<SessionType> Asked(SessionTypesQuery query, ServiceScope scope)
    {
        var (types, own) = (scope.Db.SessionTypes, scope.SessionTypes());
        if (query.IdSite is { } idSite)
        {
            var site = scope.Sites().Where(site => site.IdSite == idSite);
            return types.Where(type => type.SessionTypeSites.Any(link => link.IdSite == idSite) && site.Any());
        }

        if (query.IdProject is { } idProject)
        {
            var project = scope.Projects().Where(project => project.IdProject == idProject);
            return types.Where(type => type.SessionTypeProjects.Any(link => link.IdProject == idProject) && project.Any());
        }

        if (query.IdParticipant is { } idParticipant)
        {
            var participant = scope.Participants().Where(participant => participant.IdParticipant == idParticipant);
            return types.Where(type => type.SessionTypeProjects.Any(link => participant.Any(row => row.IdProject == link.IdProject)));
        }

        return query.IdSessionType is { } idType ? own.Where(type => type.IdSessionType == idType) : own;
    }

    private static async Task<IResult> Save(HttpRequest request, ServiceScope scope, CancellationToken cancellation)
    {
        if (!request.HasJsonContentType())
            return new Refusal(StatusCodes.Status415UnsupportedMediaType, "Unsupported Media Type");
        Wanted wanted;
        try
        {
            wanted = ((await JsonBody.ParseAsync(request))?.Deserialize<Posted>(Strictly) ?? throw new JsonException()).ServiceSessionType;
        }
        catch (JsonException)
        {
            return Refusal.BadRequest("Bad Request");
        }

        if (await scope.Sites().CountAsync(site => wanted.IdSites.Contains(site.IdSite), cancellation) < wanted.IdSites.Count)
            return Denied("Service doesn't have access to all listed sites");
        if (await scope.Projects().CountAsync(project => wanted.IdProjects.Contains(project.IdProject), cancellation) < wanted.IdProjects.Count)
            return Denied("Service doesn't have access to all listed projects");
        if (await scope.Participants().CountAsync(participant => wanted.IdParticipants.Contains(participant.IdParticipant), cancellation) < wanted.IdParticipants.Count)
            return Denied("Service doesn't have access to all listed participants");

        try
        {
            return await SaveAsync(wanted, scope, cancellation) is { } idType
                ? Answer.Json(await scope.Db.SessionTypes.Where(type => type.IdSessionType == idType).Select(SessionTypeAnswer.Full).AsNoTracking().FirstAsync(cancellation))
                : Denied("Service doesn't have access to this session type");
        }
        catch (Exception refused) when (refused is DbUpdateException or IntegrityException or InvalidValueException)
        {
            return Refusal.BadRequest("Integrity error");
        }
    }

    /// <summary>The type, with its associations; null when the service has not such a type.</summary>
    private static async Task<int?> SaveAsync(Wanted wanted, ServiceScope scope, CancellationToken cancellation)
    {
        var (db, given) = (scope.Db, wanted.SessionType);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var type = given.IdSessionType != 0
            ? await scope.SessionTypes().FirstOrDefaultAsync(type => type.IdSessionType == given.IdSessionType, cancellation)
            : await db.InsertAsync(new SessionType
            {
                IdService = scope.Service.IdService,
                SessionTypeName = given.SessionTypeName!,
                SessionTypeOnline = given.SessionTypeOnline,
                SessionTypeConfig = given.SessionTypeConfig,
                SessionTypeColor = given.SessionTypeColor!,
                SessionTypeCategory = (SessionCategory)(given.SessionTypeCategory ?? 0),
            }, cancellation);
        if (type is null)
            return null;

        var projects = await db.Projects
            .Where(project => wanted.IdProjects.Contains(project.IdProject) || project.Participants.Any(participant => wanted.IdParticipants.Contains(participant.IdParticipant)))
            .Select(project => new { project.IdProject, project.IdSite }).ToListAsync(cancellation);
        var sites = wanted.IdSites.Concat(projects.Select(project => project.IdSite)).Distinct();
        await db.LinkAsync([.. sites.Select(idSite => new SessionTypeSite { IdSessionType = type.IdSessionType, IdSite = idSite })], cancellation);
        await db.LinkAsync(projects.ConvertAll(project => new SessionTypeProject { IdSessionType = type.IdSessionType, IdProject = project.IdProject }), cancellation);
        await transaction.CommitAsync(cancellation);
        return type.IdSessionType;
    }

    private static Refusal Denied(string text) => new(StatusCodes.Status403Forbidden, text);
}
