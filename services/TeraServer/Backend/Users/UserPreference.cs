using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace OpenTera.TeraServer.Users;

[Table("t_users_preferences")]
[KeySequence("id_userpreference_sequence")]
public sealed class UserPreference : Entity
{
    [Key]
    public int IdUserPreference { get; set; }

    public int IdUser { get; set; }
    public string UserPreferenceAppTag { get; set; } = null!;
    public string UserPreferencePreference { get; set; } = null!;

    [ForeignKey(nameof(IdUser))]
    public User User { get; set; } = null!;
}
