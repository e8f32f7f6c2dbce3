using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.ParticipantGroups;

public static class UserParticipantGroups
{
    public static void MapUserParticipantGroups(this IEndpointRouteBuilder user)
    {
        user.MapGet("/groups", Get).AsksWhoCallsAlong().Produces<ParticipantGroupInList[]>().WithSummary("Get participant groups: one, those of a project, or all.");
        user.MapPost("/groups", Save).Produces<ParticipantGroupAnswer[]>().WithSummary("Create a participant group (id_participant_group 0) or change one (administrators of its project).");
        user.MapDelete("/groups", Delete).WithSummary("Delete a participant group (administrators of its project).");
    }

    public sealed record GroupsQuery : Query<GroupsQuery>
    {
        [Help("ID of the participant group to query")]
        public int? IdGroup { get; init; }

        [Help("ID of the project from which to get all participant groups")]
        public int? IdProject { get; init; }

        [Help("Alias for \"id_group\"")]
        public int? Id { get; init; }

        [Help("Flag that limits the returned data to minimal information")]
        public bool? List { get; init; }
    }

    public sealed record DeletedGroup : Query<DeletedGroup>
    {
        [Help("Participant Group ID to delete"), Mandatory]
        public int Id { get; init; }
    }

    private static async Task<IResult> Get(GroupsQuery query, UserScope scope, CancellationToken cancellation)
    {
        var groups = scope.ParticipantGroups();
        if ((query.Id ?? query.IdGroup) is { } idGroup)
            groups = groups.Where(group => group.IdParticipantGroup == idGroup);
        else if (query.IdProject is { } idProject)
            groups = groups.Where(group => group.IdProject == idProject);
        else if (!query.HasNothing)
            groups = groups.Where(group => false);

        groups = groups.OrderBy(group => group.IdParticipantGroup).AsNoTracking();
        return query.List is null
            ? Answer.Json(await groups.Select(group => new ParticipantGroupAnswer(group, group.Project.ProjectName)).ToListAsync(cancellation))
            : Answer.Json(await groups.Select(group => new ParticipantGroupInList(group, group.Participants.Count())).ToListAsync(cancellation));
    }

    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        if ((body["group"] ?? body["participant_group"]) is not { } values)
            return Refusal.BadRequest("Missing group");
        if (values.Int("id_participant_group") is not { } idGroup || values.Int("id_project") is not { } idProject)
            return Refusal.BadRequest("Missing id_participant_group or id_project");
        if (!await scope.AdminProjects().AnyAsync(project => project.IdProject == idProject, cancellation))
            return Refusal.Forbidden;

        var group = idGroup == 0 ? new ParticipantGroup() : await scope.AdminParticipantGroups().FirstOrDefaultAsync(group => group.IdParticipantGroup == idGroup, cancellation);
        // Nobody takes a group out of a project of others.
        if (group is null)
            return await scope.Db.ParticipantGroups.AnyAsync(group => group.IdParticipantGroup == idGroup, cancellation) ? Refusal.Forbidden : Refusal.DatabaseError;

        values.ApplyTo(scope.Db.Entry(group));
        await (idGroup == 0 ? scope.Db.InsertAsync(group, cancellation) : scope.Db.UpdateAsync(group, cancellation));
        var projectName = await scope.Db.Projects.Where(project => project.IdProject == idProject).Select(project => project.ProjectName).FirstAsync(cancellation);
        return Answer.Json(new[] { new ParticipantGroupAnswer(group, projectName) });
    }

    private static async Task<IResult> Delete(DeletedGroup query, UserScope scope, CancellationToken cancellation)
    {
        if (await scope.AdminParticipantGroups().FirstOrDefaultAsync(group => group.IdParticipantGroup == query.Id, cancellation) is not { } group)
            return Refusal.Forbidden;

        try
        {
            await scope.Db.DeleteAsync(group, cancellation);
        }
        catch (IntegrityException)
        {
            return Refusal.InUse("Can't delete participant group: please delete all sessions from all participants before deleting.");
        }

        return Answer.Deleted;
    }
}
