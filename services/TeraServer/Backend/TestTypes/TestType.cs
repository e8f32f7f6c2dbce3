using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.TestTypes;

[Table("t_tests_types")]
[Index(nameof(TestTypeKey), IsUnique = true)]
[Index(nameof(TestTypeUuid), IsUnique = true)]
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

    public List<Test> Tests { get; } = [];
    public List<TestInvitation> TestInvitations { get; } = [];
    public List<TestTypeProject> TestTypeProjects { get; } = [];
    public List<TestTypeSite> TestTypeSites { get; } = [];
}
