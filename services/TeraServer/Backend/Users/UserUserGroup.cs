using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace OpenTera.TeraServer.Users;

[Table("t_users_users_groups")]
public sealed class UserUserGroup : SoftDeletableEntity, ILink<UserUserGroup>
{
    [Key]
    public int IdUserUserGroup { get; set; }

    public int IdUser { get; set; }
    public int IdUserGroup { get; set; }

    [ForeignKey(nameof(IdUser))]
    public User User { get; set; } = null!;

    [ForeignKey(nameof(IdUserGroup))]
    public UserGroup UserGroup { get; set; } = null!;
}
