using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.TestTypes;

[Table("t_tests_types_sites")]
public sealed class TestTypeSite : SoftDeletableEntity, ILink<TestTypeSite>
{
    [Key]
    public int IdTestTypeSite { get; set; }

    public int IdTestType { get; set; }
    public int IdSite { get; set; }

    [ForeignKey(nameof(IdSite))]
    public Site Site { get; set; } = null!;

    [ForeignKey(nameof(IdTestType))]
    public TestType TestType { get; set; } = null!;

    static async Task ILink<TestTypeSite>.BeforeLinkAsync(TeraContext db, IReadOnlyCollection<TestTypeSite> links, CancellationToken cancellationToken)
    {
        var services = await TestType.ServicesAsync(db, links.Select(link => link.IdTestType), cancellationToken);
        await db.LinkAsync(links.Where(link => services.ContainsKey(link.IdTestType))
            .Select(link => new ServiceSite { IdService = services[link.IdTestType], IdSite = link.IdSite }).ToList(), cancellationToken);
    }

    internal override async Task BeforeDeleteAsync(TeraContext db, CancellationToken cancellationToken)
    {
        var projects = db.TestTypeProjects.Where(link => link.IdTestType == IdTestType && link.Project.IdSite == IdSite).Select(link => (int?)link.IdProject);
        if (await db.Tests.AnyAsync(test => test.IdTestType == IdTestType
            && (projects.Contains(test.Session.CreatorParticipant!.IdProject) || test.Session.SessionParticipants.Any(link => projects.Contains(link.Participant!.IdProject))), cancellationToken))
            throw new IntegrityException("Still have test of that type in the site", "t_tests");
    }

    internal override async Task<IReadOnlyList<SoftDeletableEntity>> CompanionsAsync(TeraContext db, CancellationToken cancellationToken) =>
        await db.TestTypeProjects.Where(link => link.IdTestType == IdTestType && link.Project.IdSite == IdSite).ToListAsync(cancellationToken);
}
