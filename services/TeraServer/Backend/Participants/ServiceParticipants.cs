using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Participants;

public static class ServiceParticipants
{
    public static void MapServiceParticipants(this IEndpointRouteBuilder service)
    {
        service.MapGet("/participants", Get).AsksWhoCallsAlong().WithSummary("Get a participant by id or uuid, or those of a project, of a group or with a name.");
        service.MapPost("/participants", Save).AnswersInvalidValuesByBadRequest().Produces<ParticipantAnswer>().WithSummary("Create a participant (id_participant 0) or change one.");
    }

    [Strict]
    public sealed record ParticipantsQuery : Query<ParticipantsQuery>
    {
        [Help("Participant uuid of the participant to query")]
        public string? ParticipantUuid { get; init; }

        [Help("Participant ID to query")]
        public int? IdParticipant { get; init; }

        [Help("Project ID to query all participants for")]
        public int? IdProject { get; init; }

        [Help("Participant group to query all participants for")]
        public int? IdParticipantGroup { get; init; }

        [Help("Return participants with at least a partial match on their name.")]
        public string? Name { get; init; }
    }

    private static async Task<IResult> Get(ParticipantsQuery query, ServiceScope scope, CancellationToken cancellation)
    {
        if (query.ParticipantUuid is not null || query.IdParticipant is not null)
            return await scope.ReadAsync(query, () => One(query, scope).Select(ParticipantAnswer.Full).AsNoTracking(), cancellation) is [var one] ? Answer.Json(one) : Refusal.Forbidden;

        var participants = scope.Participants();
        if (query.Name?.ToLowerInvariant() is { } name)
            participants = participants.Where(participant => EF.Functions.Like(participant.ParticipantName.ToLower(), $"%{name}%"));
        if (query.IdProject is { } idProject)
        {
            return await scope.Projects().AnyAsync(project => project.IdProject == idProject, cancellation)
                ? await All(participants.Where(participant => participant.IdProject == idProject))
                : Refusal.Forbidden;
        }

        if (query.IdParticipantGroup is { } idGroup)
        {
            return await scope.ParticipantGroups().AnyAsync(group => group.IdParticipantGroup == idGroup, cancellation)
                ? await All(participants.Where(participant => participant.IdParticipantGroup == idGroup))
                : Refusal.Forbidden;
        }

        return query.Name is null
            ? Refusal.BadRequest("Missing arguments")
            : Answer.Rows(await participants.AsNoTracking().ToListAsync(cancellation), minimal: true);

        async Task<IResult> All(IQueryable<Participant> asked) => Answer.Json(await asked.Select(ParticipantAnswer.Full).AsNoTracking().ToListAsync(cancellation));
    }

    private static IQueryable<Participant> One(ParticipantsQuery query, ServiceScope scope) => query.ParticipantUuid is null
        ? scope.Participants().Where(participant => participant.IdParticipant == query.IdParticipant)
        : scope.Participants().Where(participant => participant.ParticipantUuid == query.ParticipantUuid);

    private static async Task<IResult> Save(JsonBody body, ServiceScope scope, CancellationToken cancellation)
    {
        if (body["participant"] is not { } values)
            return Refusal.BadRequest("Missing arguments");
        if (values.Int("id_participant") is not { } idParticipant || values.Int("id_project") is not { } idProject || !values.Has("participant_name") || !values.Has("participant_email"))
            return Refusal.BadRequest("Missing arguments");
        if (idProject < 1)
            return new Refusal(StatusCodes.Status403Forbidden, "Unknown project");
        if (string.IsNullOrEmpty(values.String("participant_name")))
            return new Refusal(StatusCodes.Status403Forbidden, "Invalid participant name");
        if (string.IsNullOrEmpty(values.String("participant_email")))
            return new Refusal(StatusCodes.Status403Forbidden, "Invalid participant email");

        // A project that is not there is told by the insertion.
        if (!await scope.Projects().AnyAsync(project => project.IdProject == idProject, cancellation)
            && await scope.Db.Projects.AnyAsync(project => project.IdProject == idProject, cancellation))
            return Refusal.Forbidden;

        try
        {
            return idParticipant == 0
                ? await InsertAsync(values, idProject, scope, cancellation)
                : await UpdateAsync(values, idParticipant, scope, cancellation);
        }
        catch (IntegrityException)
        {
            return Refusal.BadRequest(idParticipant == 0
                ? "Can't insert participant: participant's project is disabled or invalid."
                : "Can't update participant: participant's project is disabled.");
        }
        catch (UsernameTakenException)
        {
            return new Refusal(StatusCodes.Status409Conflict, "Username unavailable.");
        }
    }

    private static async Task<IResult> InsertAsync(JsonValues values, int idProject, ServiceScope scope, CancellationToken cancellation)
    {
        var participant = await scope.Db.InsertAsync(new Participant
        {
            ParticipantName = values.String("participant_name")!,
            ParticipantEmail = values.String("participant_email"),
            IdProject = idProject,
            ParticipantEnabled = true,
            ParticipantLoginEnabled = true,
        }, cancellation);
        return Answer.Json(new ParticipantAnswer(participant) { ParticipantProjectEnabled = true });
    }

    private static async Task<IResult> UpdateAsync(JsonValues values, int idParticipant, ServiceScope scope, CancellationToken cancellation)
    {
        if (await scope.Participants().FirstOrDefaultAsync(participant => participant.IdParticipant == idParticipant, cancellation) is not { } participant)
            return Refusal.Forbidden;

        values.ApplyTo(participant, scope.Db);
        await scope.Db.UpdateAsync(participant, cancellation);
        return Answer.Json(await scope.Participants().Where(row => row.IdParticipant == idParticipant).Select(ParticipantAnswer.Full).FirstAsync(cancellation));
    }
}
