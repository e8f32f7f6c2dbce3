using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace OpenTera.TeraServer.UserGroups;

[Table("t_users_groups")]
[KeySequence("id_usergroup_sequence")]
public sealed class UserGroup : SoftDeletableEntity
{
    [Key]
    public int IdUserGroup { get; set; }

    public string UserGroupName { get; set; } = null!;

    public List<ServiceAccess> ServiceAccesses { get; } = [];
    public List<UserUserGroup> UserUserGroups { get; } = [];
}
