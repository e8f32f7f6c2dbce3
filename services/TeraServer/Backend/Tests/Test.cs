using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Tests;

[Table("t_tests")]
[Index(nameof(TestUuid), IsUnique = true)]
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

    [DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public Device? Device { get; set; }

    [DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public Participant? Participant { get; set; }

    [DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public Service? Service { get; set; }

    public Session Session { get; set; } = null!;

    [DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public TestType TestType { get; set; } = null!;

    [DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public User? User { get; set; }
}
