using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.TestTypes;

[Table("t_tests_types_projects")]
public sealed class TestTypeProject : SoftDeletableEntity, ILink<TestTypeProject>
{
    [Key]
    public int IdTestTypeProject { get; set; }

    public int IdTestType { get; set; }
    public int IdProject { get; set; }

    [ForeignKey(nameof(IdProject))]
    public Project Project { get; set; } = null!;

    [ForeignKey(nameof(IdTestType))]
    public TestType TestType { get; set; } = null!;

    static async Task ILink<TestTypeProject>.BeforeLinkAsync(TeraContext db, IReadOnlyCollection<TestTypeProject> links, CancellationToken cancellationToken)
    {
        var sites = await Project.SitesAsync(db, links.Select(link => link.IdProject), cancellationToken);
        var types = links.Select(link => link.IdTestType).ToArray();
        var atSite = await db.TestTypeSites.Where(link => types.Contains(link.IdTestType)).Select(link => new { link.IdTestType, link.IdSite }).ToListAsync(cancellationToken);
        if (!links.All(link => atSite.Contains(new { link.IdTestType, IdSite = sites[link.IdProject] })))
            throw new IntegrityException("Test type not associated to project site", "t_tests_types_sites");

        var services = await TestType.ServicesAsync(db, types, cancellationToken);
        await db.LinkAsync(links.Where(link => services.ContainsKey(link.IdTestType))
            .Select(link => new ServiceProject { IdService = services[link.IdTestType], IdProject = link.IdProject }).ToList(), cancellationToken);
    }

    internal override async Task BeforeDeleteAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (await db.Sessions.Where(Session.InProject(IdProject)).AnyAsync(session => session.Tests.Any(test => test.IdTestType == IdTestType), cancellationToken))
            throw new IntegrityException("Test type has tests in this project", "t_tests");
    }
}
