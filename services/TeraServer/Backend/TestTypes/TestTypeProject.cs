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

    public Project Project { get; set; } = null!;
    public TestType TestType { get; set; } = null!;
}
