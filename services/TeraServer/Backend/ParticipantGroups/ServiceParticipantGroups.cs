using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.ParticipantGroups;

public static class ServiceParticipantGroups
{
    public static void MapServiceParticipantGroups(this IEndpointRouteBuilder service)
    {
        service.MapGet("/groups", Get).AsksWhoCallsAlong().WithSummary("Get a participant group, or those of a project.");
        service.MapPost("/groups", Save).Produces<ParticipantGroupAnswer>().WithSummary("Create a participant group (id_participant_group 0) in a project of the service, or change one.");
        service.MapDelete("/groups", Delete).WithSummary("Delete a participant group of a project of the service.");
    }

    public sealed record GroupsQuery : Query<GroupsQuery>
    {
        [Help("ID to query")]
        public int? IdParticipantGroup { get; init; }

        [Help("ID project to query information")]
        public int? IdProject { get; init; }
    }

    public sealed record DeletedGroup : Query<DeletedGroup>
    {
        [Help("ID to delete")]
        public int? Id { get; init; }
    }

    private static async Task<IResult> Get(GroupsQuery query, ServiceScope scope, CancellationToken cancellation)
    {
        if (query.IdParticipantGroup is { } idGroup)
        {
            return await scope.ParticipantGroups().AsNoTracking().FirstOrDefaultAsync(group => group.IdParticipantGroup == idGroup, cancellation) is { } group
                ? Answer.Json(new RowAnswer<ParticipantGroup>(group))
                : Refusal.Forbidden;
        }

        if (query.IdProject is { } idProject)
        {
            if (!await scope.Projects().AnyAsync(project => project.IdProject == idProject, cancellation))
                return Refusal.Forbidden;
            var groups = await scope.ParticipantGroups().AsNoTracking().Where(group => group.IdProject == idProject).OrderBy(group => group.IdParticipantGroup).ToListAsync(cancellation);
            if (groups.Count > 0)
                return Answer.Rows(groups);
        }

        // A project without groups is answered so too.
        return Refusal.BadRequest("Missing arguments");
    }

    private static async Task<IResult> Save(JsonBody body, ServiceScope scope, CancellationToken cancellation)
    {
        if (body["participant_group"] is not { } values)
            return Refusal.BadRequest("Missing participant_group");
        if (values.Int("id_participant_group") is not { } idGroup)
            return Refusal.BadRequest("Missing id_participant_group");
        var idProject = values.Int("id_project");
        if (idGroup == 0 && idProject is null)
            return Refusal.BadRequest("Missing id_project");
        if (idGroup == 0 && values.String("participant_group_name") is null)
            return Refusal.BadRequest("Missing group name");

        if (idProject is not null && !await scope.Projects().AnyAsync(project => project.IdProject == idProject, cancellation))
            return Refusal.Forbidden;
        var group = idGroup == 0 ? new ParticipantGroup() : await scope.ParticipantGroups().FirstOrDefaultAsync(group => group.IdParticipantGroup == idGroup, cancellation);
        if (group is null)
            return Refusal.Forbidden;

        values.ApplyTo(scope.Db.Entry(group));
        await (idGroup == 0 ? scope.Db.InsertAsync(group, cancellation) : scope.Db.UpdateAsync(group, cancellation));
        var projectName = await scope.Db.Projects.Where(project => project.IdProject == group.IdProject).Select(project => project.ProjectName).FirstAsync(cancellation);
        return Answer.Json(new ParticipantGroupAnswer(group, projectName));
    }

    private static async Task<IResult> Delete(DeletedGroup query, ServiceScope scope, CancellationToken cancellation)
    {
        if (await scope.ParticipantGroups().FirstOrDefaultAsync(group => group.IdParticipantGroup == query.Id, cancellation) is not { } group)
            return Refusal.Forbidden;

        try
        {
            await scope.Db.DeleteAsync(group, cancellation);
        }
        catch (IntegrityException)
        {
            return Refusal.InUse("Deletion impossible: Participant group still has participant(s)");
        }

        return Answer.Deleted;
    }
}
