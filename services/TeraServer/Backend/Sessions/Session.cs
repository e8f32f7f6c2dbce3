using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Linq.Expressions;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Sessions;

[Table("t_sessions")]
[Index(nameof(SessionStartDatetime))]
[Index(nameof(SessionUuid), IsUnique = true)]
[PublishesChanges(nameof(IdSession), nameof(SessionUuid))]
public sealed class Session : SoftDeletableEntity, IDescribesChange
{
    [Key]
    public int IdSession { get; set; }

    [MaxLength(36)]
    public string SessionUuid { get; set; } = null!;

    public int IdSessionType { get; set; }
    public int? IdCreatorUser { get; set; }
    public int? IdCreatorDevice { get; set; }
    public int? IdCreatorParticipant { get; set; }
    public int? IdCreatorService { get; set; }
    public string SessionName { get; set; } = null!;
    public DateTimeOffset SessionStartDatetime { get; set; }
    public int SessionDuration { get; set; }
    public SessionStatus SessionStatus { get; set; }

    [Detail]
    public string? SessionComments { get; set; }

    [Detail, JsonConverter(typeof(JsonTextConverter))]
    public string? SessionParameters { get; set; }

    [ForeignKey(nameof(IdCreatorDevice)), InverseProperty(nameof(Device.CreatedSessions)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public Device? CreatorDevice { get; set; }

    [ForeignKey(nameof(IdCreatorParticipant)), InverseProperty(nameof(Participant.CreatedSessions)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public Participant? CreatorParticipant { get; set; }

    [ForeignKey(nameof(IdCreatorService)), InverseProperty(nameof(Service.CreatedSessions)), DeleteBehavior(DeleteBehavior.Cascade)]
    public Service? CreatorService { get; set; }

    [ForeignKey(nameof(IdCreatorUser)), InverseProperty(nameof(User.CreatedSessions)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public User? CreatorUser { get; set; }

    [ForeignKey(nameof(IdSessionType)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public SessionType SessionType { get; set; } = null!;

    [SoftDeleteCascade(Restore.Always)]
    public List<Asset> Assets => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<SessionDevice> SessionDevices => field ??= [];

    [SoftDeleteCascade(Restore.Always)]
    public List<SessionEvent> SessionEvents => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<SessionParticipant> SessionParticipants => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<SessionUser> SessionUsers => field ??= [];

    [SoftDeleteCascade(Restore.Always)]
    public List<Test> Tests => field ??= [];

    public List<TestInvitation> TestInvitations => field ??= [];

    /// <summary>Whether a session belongs to a project: a participant of it created it or takes part.</summary>
    internal static Expression<Func<Session, bool>> InProject(int idProject) =>
        session => session.CreatorParticipant!.IdProject == idProject || session.SessionParticipants.Any(link => link.Participant!.IdProject == idProject);

    /// <summary>Inserts or updates the session with values of a request. Its uuid is its own.</summary>
    /// <exception cref="InvalidValueException">There is no such column, or it can't hold the value.</exception>
    internal async Task SaveAsync(JsonValues values, TeraContext db, CancellationToken cancellationToken)
    {
        var isNew = IdSession == 0;
        values.Remove("session_uuid");
        values.WriteObjectAsText("session_parameters");
        values.ApplyTo(db.Entry(this));
        await (isNew ? db.InsertAsync(this, cancellationToken) : db.UpdateAsync(this, cancellationToken));
    }

    internal override Task BeforeInsertAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (SessionStartDatetime == default)
            SessionStartDatetime = DateTimeOffset.UtcNow;
        // As in the original a new session can't be one that is not started.
        if (SessionStatus == SessionStatus.NotStarted)
            SessionStatus = SessionStatus.InProgress;
        return Task.CompletedTask;
    }

    async Task IDescribesChange.DescribeAsync(JsonObject change, TeraContext db, CancellationToken cancellationToken)
    {
        var about = (await db.ReadAsync("event", [this], () => db.Sessions.IgnoreQueryFilters([TeraContext.NotDeleted]).AsNoTracking().Where(session => session.IdSession == IdSession).Select(session => new
        {
            User = session.CreatorUser == null ? null : new { Name = session.CreatorUser.UserFirstname + " " + session.CreatorUser.UserLastname, Uuid = session.CreatorUser.UserUuid },
            Device = session.CreatorDevice == null ? null : new { Name = session.CreatorDevice.DeviceName, Uuid = session.CreatorDevice.DeviceUuid },
            Participant = session.CreatorParticipant == null ? null : new { Name = session.CreatorParticipant.ParticipantName, Uuid = session.CreatorParticipant.ParticipantUuid },
            Service = session.CreatorService == null ? null : new { Name = session.CreatorService.ServiceName, Uuid = session.CreatorService.ServiceUuid },
            Assets = session.Assets.Count(asset => asset.DeletedAt == null),
            Tests = session.Tests.Count(test => test.DeletedAt == null),
        }), cancellationToken)).Single();
        foreach (var (kind, creator) in new[] { ("user", about.User), ("device", about.Device), ("participant", about.Participant), ("service", about.Service) })
        {
            if (creator is null)
                continue;
            change[$"session_creator_{kind}"] = creator.Name;
            change[$"session_creator_{kind}_uuid"] = creator.Uuid;
        }
        change["session_assets_count"] = about.Assets;
        change["session_tests_count"] = about.Tests;
    }
}
