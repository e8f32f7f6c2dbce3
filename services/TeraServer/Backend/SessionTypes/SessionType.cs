using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.SessionTypes;

[Table("t_sessions_types")]
[PublishesChanges(nameof(IdSessionType), nameof(IdService))]
public sealed class SessionType : SoftDeletableEntity
{
    [Key]
    public int IdSessionType { get; set; }

    public int? IdService { get; set; }
    public string SessionTypeName { get; set; } = null!;

    [Detail]
    public bool SessionTypeOnline { get; set; }

    [Detail]
    public string? SessionTypeConfig { get; set; }

    [MaxLength(7)]
    public string SessionTypeColor { get; set; } = null!;

    public SessionCategory SessionTypeCategory { get; set; }

    [ForeignKey(nameof(IdService)), DeleteBehavior(DeleteBehavior.Cascade)]
    public Service? Service { get; set; }

    public List<Session> Sessions => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<SessionTypeProject> SessionTypeProjects => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<SessionTypeService> SessionTypeServices => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<SessionTypeSite> SessionTypeSites => field ??= [];

    internal override Task BeforeInsertAsync(TeraContext db, CancellationToken cancellationToken)
    {
        // 0 says that it has none.
        if (IdService == 0)
            IdService = null;
        return Enum.IsDefined(SessionTypeCategory) ? Task.CompletedTask : throw new InvalidValueException(nameof(SessionTypeCategory));
    }

    internal override async Task BeforeDeleteAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (await db.Sessions.AnyAsync(session => session.IdSessionType == IdSessionType, cancellationToken))
            throw new IntegrityException("Still have sessions with that type", "t_sessions");
    }

    /// <summary>The services that run sessions of some types; types that no service runs are left out.</summary>
    internal static Task<Dictionary<int, int>> ServicesAsync(TeraContext db, IEnumerable<int> types, CancellationToken cancellationToken)
    {
        var ids = types.ToArray();
        return db.SessionTypes.Where(type => ids.Contains(type.IdSessionType) && type.SessionTypeCategory == SessionCategory.Service && type.IdService != null)
            .ToDictionaryAsync(type => type.IdSessionType, type => type.IdService!.Value, cancellationToken);
    }

    /// <summary>What database events of a session type's links say beside their columns.</summary>
    internal static async Task DescribeServiceAsync(JsonObject change, TeraContext db, int idSessionType, CancellationToken cancellationToken)
    {
        var type = await db.SessionTypes.AsNoTracking().Where(type => type.IdSessionType == idSessionType).Select(type => new { type.IdService }).FirstOrDefaultAsync(cancellationToken);
        if (type is not null)
            change["session_type_id_service"] = type.IdService;
    }
}
