using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Tests;

[Table("t_tests")]
[Index(nameof(TestUuid), IsUnique = true)]
[PublishesChanges(nameof(IdTest), nameof(TestUuid))]
public sealed class Test : SoftDeletableEntity
{
    [Key]
    public int IdTest { get; set; }

    public int IdTestType { get; set; }
    public int IdSession { get; set; }
    public int? IdDevice { get; set; }
    public int? IdParticipant { get; set; }
    public int? IdUser { get; set; }
    public int? IdService { get; set; }

    [MaxLength(36)]
    public string TestUuid { get; set; } = null!;

    public string TestName { get; set; } = null!;
    public DateTimeOffset TestDatetime { get; set; }
    public TestStatus TestStatus { get; set; }
    public string? TestSummary { get; set; }

    [ForeignKey(nameof(IdDevice)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public Device? Device { get; set; }

    [ForeignKey(nameof(IdParticipant)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public Participant? Participant { get; set; }

    [ForeignKey(nameof(IdService)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public Service? Service { get; set; }

    [ForeignKey(nameof(IdSession))]
    public Session Session { get; set; } = null!;

    [ForeignKey(nameof(IdTestType)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public TestType TestType { get; set; } = null!;

    [ForeignKey(nameof(IdUser)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public User? User { get; set; }

    internal override Task BeforeInsertAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (TestDatetime == default)
            TestDatetime = DateTimeOffset.UtcNow;
        return Task.CompletedTask;
    }
}
