namespace OpenTera.TeraServer.Participants;

/// <summary>What a participant may know of itself.</summary>
public static class ParticipantSelf
{
    public static void MapParticipantSelf(this IEndpointRouteBuilder participant)
    {
        participant.MapGet("/participants", Get).RequireAuthorization(Identities.Participant)
            .Produces<ParticipantAnswer>().WithSummary("Get the participant itself; with the static token its name only.");
        participant.MapPost("/participants", Post).RequireAuthorization(Identities.ParticipantFully).WithSummary("Not implemented.");
    }

    [Strict]
    public sealed record SelfQuery : Query<SelfQuery>
    {
        [Help("Flag that limits the returned data to minimal information")]
        public bool? List { get; init; }
    }

    private static async Task<IResult> Get(SelfQuery query, ParticipantScope scope, CancellationToken cancellation)
    {
        if (!scope.IsFull)
            return Answer.Json(new { scope.Participant.ParticipantName });
        if (query.List == true)
            return Answer.Json(new ParticipantAnswer(scope.Participant) { Minimal = true });
        var project = await scope.Db.Projects.FindAsync([scope.Participant.IdProject], cancellation);
        return Answer.Json(new ParticipantAnswer(scope.Participant) { ParticipantProjectEnabled = project!.ProjectEnabled });
    }

    private static Refusal Post() => new(StatusCodes.Status501NotImplemented, "Not implemented");
}
