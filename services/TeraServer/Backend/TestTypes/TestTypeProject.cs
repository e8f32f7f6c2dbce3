using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace OpenTera.TeraServer.TestTypes;

[Table("t_tests_types_projects")]
public sealed class TestTypeProject : SoftDeletableEntity
{
    [Key]
    public int IdTestTypeProject { get; set; }

    public int IdTestType { get; set; }
    public int IdProject { get; set; }

    [ForeignKey(nameof(IdProject))]
    public Project Project { get; set; } = null!;

    [ForeignKey(nameof(IdTestType))]
    public TestType TestType { get; set; } = null!;
}
