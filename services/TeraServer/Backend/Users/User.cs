using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Users;

[Table("t_users")]
[Index(nameof(UserUsername), IsUnique = true)]
[Index(nameof(UserUuid), IsUnique = true)]
[PublishesChanges(nameof(IdUser), nameof(UserUuid))]
public sealed class User : SoftDeletableEntity, IDescribesChange
{
    [Key]
    public int IdUser { get; set; }

    [MaxLength(50), Detail]
    public string UserUsername { get; set; } = null!;

    [MaxLength(36)]
    public string UserUuid { get; set; } = null!;

    [Detail]
    public string? UserEmail { get; set; }

    public string UserFirstname { get; set; } = null!;
    public string UserLastname { get; set; } = null!;

    [JsonIgnore]
    public string UserPassword { get; set; } = null!;

    public bool UserEnabled { get; set; }

    [Detail]
    public string UserProfile { get; set; } = "";

    [Detail]
    public string? UserNotes { get; set; }

    [Detail]
    public DateTimeOffset? UserLastonline { get; set; }

    public bool UserSuperadmin { get; set; }

    [Column("user_2fa_enabled"), JsonPropertyName("user_2fa_enabled")]
    public bool User2faEnabled { get; set; }

    [Column("user_2fa_otp_enabled"), JsonPropertyName("user_2fa_otp_enabled"), Detail]
    public bool User2faOtpEnabled { get; set; }

    [Column("user_2fa_email_enabled"), JsonPropertyName("user_2fa_email_enabled"), Detail]
    public bool User2faEmailEnabled { get; set; }

    [Column("user_2fa_otp_secret"), JsonIgnore]
    public string? User2faOtpSecret { get; set; }

    [Detail]
    public bool UserForcePasswordChange { get; set; }

    [SoftDeleteCascade]
    public List<Asset> Assets => field ??= [];

    [SoftDeleteCascade(Restore.Always)]
    public List<ServiceConfig> ServiceConfigs => field ??= [];

    [SoftDeleteCascade]
    public List<Session> CreatedSessions => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<SessionUser> SessionUsers => field ??= [];

    [SoftDeleteCascade]
    public List<Test> Tests => field ??= [];

    public List<TestInvitation> TestInvitations => field ??= [];
    public List<UserPreference> UserPreferences => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<UserUserGroup> UserUserGroups => field ??= [];

    /// <summary>First and last name, as shown to others.</summary>
    [NotMapped]
    public string FullName => $"{UserFirstname} {UserLastname}";

    internal override Task BeforeInsertAsync(TeraContext db, CancellationToken cancellationToken)
    {
        UserLastonline = null;
        return Task.CompletedTask;
    }

    internal override async Task BeforeDeleteAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (await db.SessionUsers.AnyAsync(link => link.IdUser == IdUser, cancellationToken))
            throw new IntegrityException("User still has sessions", "t_sessions_users");
        if (await db.Sessions.AnyAsync(session => session.IdCreatorUser == IdUser, cancellationToken))
            throw new IntegrityException("User still has created sessions", "t_sessions");
        if (await db.Assets.AnyAsync(asset => asset.IdUser == IdUser, cancellationToken))
            throw new IntegrityException("User still has created assets", "t_assets");
        if (await db.Tests.AnyAsync(test => test.IdUser == IdUser, cancellationToken))
            throw new IntegrityException("User still has created tests", "t_tests");
    }

    /// <summary>What the text of a database event says beside the columns.</summary>
    Task IDescribesChange.DescribeAsync(JsonObject change, TeraContext db, CancellationToken cancellationToken)
    {
        change["user_name"] = FullName;
        return Task.CompletedTask;
    }
}
