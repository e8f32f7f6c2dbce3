using Microsoft.EntityFrameworkCore;
using OpenTera.TeraServer.Presence;

namespace OpenTera.TeraServer.Participants;

internal static class UserParticipantChanges
{
    private static readonly Refusal NoAccess = new(StatusCodes.Status403Forbidden, "No admin access to project");

    public sealed record DeletedParticipant : Query<DeletedParticipant>
    {
        [Help("Participant ID to delete"), Mandatory]
        public int Id { get; init; }
    }

    public static async Task<IResult> Save(JsonBody body, UserScope scope, WhoIsOnline online, CancellationToken cancellation)
    {
        if (body["participant"] is not { } values)
            return Refusal.BadRequest("Missing participant");
        if (values.Int("id_participant") is not { } idParticipant)
            return Refusal.BadRequest("Missing id_participant");
        if (idParticipant == 0 && !values.Has("id_project") && !values.Has("id_participant_group"))
            return Refusal.BadRequest("Missing id_project or id_participant_group");

        var participant = idParticipant == 0
            ? new Participant()
            : await scope.Participants().FirstOrDefaultAsync(participant => participant.IdParticipant == idParticipant, cancellation);
        if (participant is null)
            return NoAccess;
        if (await CheckPlaceAsync(values, scope, cancellation) is { } refusal)
            return refusal;

        values.ApplyTo(participant, scope.Db);
        try
        {
            await (idParticipant == 0 ? scope.Db.InsertAsync(participant, cancellation) : scope.Db.UpdateAsync(participant, cancellation));
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

        var status = (await online.OfAsync(ClientKind.Participant, [participant.ParticipantUuid]))[0];
        return Answer.Json(new[]
        {
            new ParticipantForUser(participant)
            {
                ParticipantProjectEnabled = await scope.Db.Projects.AnyAsync(project => project.IdProject == participant.IdProject && project.ProjectEnabled, cancellation),
                ParticipantOnline = status.Online,
                ParticipantBusy = status.Busy,
            },
        });
    }

    /// <summary>Project and group must be the user's; a group decides on the project. Null when all is well.</summary>
    private static async Task<Refusal?> CheckPlaceAsync(JsonValues values, UserScope scope, CancellationToken cancellation)
    {
        var idProject = values.Int("id_project") ?? 0;
        if (idProject > 0 && !await scope.Projects().AnyAsync(project => project.IdProject == idProject, cancellation))
            return NoAccess;

        var idGroup = values.Int("id_participant_group") ?? 0;
        if (idGroup == 0 && values.Has("id_participant_group"))
            values.Set("id_participant_group", null);
        if (idGroup == 0)
            return null;

        if (await scope.ParticipantGroups().FirstOrDefaultAsync(group => group.IdParticipantGroup == idGroup, cancellation) is not { } group)
            return new Refusal(StatusCodes.Status403Forbidden, "No admin access to group");
        if (idProject > 0 && group.IdProject != idProject)
            return Refusal.BadRequest("Mismatch between id_project and group's project");
        values.Set("id_project", group.IdProject);
        return null;
    }

    public static async Task<IResult> Delete(DeletedParticipant query, UserScope scope, CancellationToken cancellation)
    {
        if (await scope.AdminParticipants().FirstOrDefaultAsync(participant => participant.IdParticipant == query.Id, cancellation) is not { } participant)
            return Refusal.Forbidden;

        try
        {
            await scope.Db.DeleteAsync(participant, cancellation);
        }
        catch (IntegrityException inUse)
        {
            return Refusal.InUse(inUse.Table switch
            {
                "t_sessions_participants" => "Can't delete participant: please remove all related sessions beforehand.",
                "t_sessions" => "Can't delete participant: please remove all sessions created by this participant beforehand.",
                "t_assets" => "Can't delete participant: please remove all related assets beforehand.",
                "t_tests" => "Can't delete participant: please remove all related tests beforehand.",
                _ => "Can't delete participant: please remove all related sessions, assets and tests before deleting.",
            });
        }

        return Answer.Deleted;
    }
}
