using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.UserGroups;

[Table("t_users_groups")]
[KeySequence("id_usergroup_sequence")]
[PublishesChanges(nameof(IdUserGroup))]
public sealed class UserGroup : SoftDeletableEntity
{
    [Key]
    public int IdUserGroup { get; set; }

    public string UserGroupName { get; set; } = null!;

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<ServiceAccess> ServiceAccesses => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<UserUserGroup> UserUserGroups => field ??= [];

    internal override async Task BeforeDeleteAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (await db.UserUserGroups.AnyAsync(link => link.IdUserGroup == IdUserGroup && link.User.DeletedAt == null, cancellationToken))
            throw new IntegrityException("User group still has associated users", "t_users");
    }
}
