using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Tests;

[Table("t_tests_invitations")]
[Index(nameof(TestInvitationKey), IsUnique = true)]
[PublishesChanges(nameof(IdTestInvitation), nameof(TestInvitationKey))]
public sealed class TestInvitation : SoftDeletableEntity
{
    [Key]
    public int IdTestInvitation { get; set; }

    public int IdTestType { get; set; }
    public int? IdSession { get; set; }
    public int? IdUser { get; set; }
    public int? IdParticipant { get; set; }
    public int? IdDevice { get; set; }
    public int IdProject { get; set; }

    [MaxLength(16)]
    public string TestInvitationKey { get; set; } = null!;

    public int TestInvitationMaxCount { get; set; } = 1;
    public int TestInvitationCount { get; set; }
    public DateTimeOffset TestInvitationCreationDate { get; set; }
    public DateTimeOffset TestInvitationExpirationDate { get; set; }
    public string? TestInvitationMessage { get; set; }

    [ForeignKey(nameof(IdDevice)), DeleteBehavior(DeleteBehavior.Cascade)]
    public Device? Device { get; set; }

    [ForeignKey(nameof(IdParticipant)), DeleteBehavior(DeleteBehavior.Cascade)]
    public Participant? Participant { get; set; }

    [ForeignKey(nameof(IdProject))]
    public Project Project { get; set; } = null!;

    [ForeignKey(nameof(IdSession)), DeleteBehavior(DeleteBehavior.Cascade)]
    public Session? Session { get; set; }

    [ForeignKey(nameof(IdTestType))]
    public TestType TestType { get; set; } = null!;

    [ForeignKey(nameof(IdUser)), DeleteBehavior(DeleteBehavior.Cascade)]
    public User? User { get; set; }

    internal override Task BeforeInsertAsync(TeraContext db, CancellationToken cancellationToken)
    {
        TestInvitationKey = RandomNumberGenerator.GetHexString(16, lowercase: true);
        TestInvitationCreationDate = DateTimeOffset.UtcNow;
        TestInvitationCount = 0;
        return Task.CompletedTask;
    }
}
