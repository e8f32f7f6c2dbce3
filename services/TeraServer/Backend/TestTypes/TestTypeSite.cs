using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace OpenTera.TeraServer.TestTypes;

[Table("t_tests_types_sites")]
public sealed class TestTypeSite : SoftDeletableEntity
{
    [Key]
    public int IdTestTypeSite { get; set; }

    public int IdTestType { get; set; }
    public int IdSite { get; set; }

    [ForeignKey(nameof(IdSite))]
    public Site Site { get; set; } = null!;

    [ForeignKey(nameof(IdTestType))]
    public TestType TestType { get; set; } = null!;
}
