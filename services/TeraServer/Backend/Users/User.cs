using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Users;

[Table("t_users")]
[Index(nameof(UserUsername), IsUnique = true)]
[Index(nameof(UserUuid), IsUnique = true)]
public sealed class User : SoftDeletableEntity
{
    [Key]
    public int IdUser { get; set; }

    [MaxLength(50)]
    public string UserUsername { get; set; } = null!;

    [MaxLength(36)]
    public string UserUuid { get; set; } = null!;

    public string? UserEmail { get; set; }
    public string UserFirstname { get; set; } = null!;
    public string UserLastname { get; set; } = null!;
    public string UserPassword { get; set; } = null!;
    public bool UserEnabled { get; set; }
    public string UserProfile { get; set; } = "";
    public string? UserNotes { get; set; }
    public DateTimeOffset? UserLastonline { get; set; }
    public bool UserSuperadmin { get; set; }

    [Column("user_2fa_enabled"), JsonPropertyName("user_2fa_enabled")]
    public bool User2faEnabled { get; set; }

    [Column("user_2fa_otp_enabled"), JsonPropertyName("user_2fa_otp_enabled")]
    public bool User2faOtpEnabled { get; set; }

    [Column("user_2fa_email_enabled"), JsonPropertyName("user_2fa_email_enabled")]
    public bool User2faEmailEnabled { get; set; }

    [Column("user_2fa_otp_secret"), JsonPropertyName("user_2fa_otp_secret")]
    public string? User2faOtpSecret { get; set; }

    public bool UserForcePasswordChange { get; set; }

    public List<Asset> Assets { get; } = [];
    public List<ServiceConfig> ServiceConfigs { get; } = [];
    public List<Session> CreatedSessions { get; } = [];
    public List<SessionUser> SessionUsers { get; } = [];
    public List<Test> Tests { get; } = [];
    public List<TestInvitation> TestInvitations { get; } = [];
    public List<UserPreference> UserPreferences { get; } = [];
    public List<UserUserGroup> UserUserGroups { get; } = [];
}
