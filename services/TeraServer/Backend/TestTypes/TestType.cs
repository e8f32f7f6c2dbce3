using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.TestTypes;

[Table("t_tests_types")]
[Index(nameof(TestTypeKey), IsUnique = true)]
[Index(nameof(TestTypeUuid), IsUnique = true)]
[PublishesChanges(nameof(IdTestType), nameof(TestTypeUuid))]
public sealed class TestType : SoftDeletableEntity
{
    [Key]
    public int IdTestType { get; set; }

    public int IdService { get; set; }

    [MaxLength(36)]
    public string TestTypeUuid { get; set; } = null!;

    public string TestTypeName { get; set; } = null!;
    public string? TestTypeDescription { get; set; }
    public string? TestTypeKey { get; set; }
    public bool TestTypeHasJsonFormat { get; set; }
    public bool TestTypeHasWebFormat { get; set; }
    public bool TestTypeHasWebEditor { get; set; }

    [ForeignKey(nameof(IdService))]
    public Service Service { get; set; } = null!;

    [SoftDeleteCascade]
    public List<Test> Tests => field ??= [];

    public List<TestInvitation> TestInvitations => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<TestTypeProject> TestTypeProjects => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<TestTypeSite> TestTypeSites => field ??= [];

    internal override async Task BeforeDeleteAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (await db.Tests.AnyAsync(test => test.IdTestType == IdTestType, cancellationToken))
            throw new IntegrityException("Test Type still has associated tests", "t_tests");
    }

    /// <summary>The services of some test types.</summary>
    internal static Task<Dictionary<int, int>> ServicesAsync(TeraContext db, IEnumerable<int> types, CancellationToken cancellationToken)
    {
        var ids = types.ToArray();
        return db.TestTypes.Where(type => ids.Contains(type.IdTestType)).ToDictionaryAsync(type => type.IdTestType, type => type.IdService, cancellationToken);
    }
}
