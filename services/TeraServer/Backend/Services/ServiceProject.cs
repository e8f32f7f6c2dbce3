using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

[Table("t_services_projects")]
public sealed class ServiceProject : SoftDeletableEntity, ILink<ServiceProject>
{
    [Key]
    public int IdServiceProject { get; set; }

    public int IdService { get; set; }
    public int IdProject { get; set; }

    [ForeignKey(nameof(IdProject))]
    public Project Project { get; set; } = null!;

    [ForeignKey(nameof(IdService))]
    public Service Service { get; set; } = null!;

    static async Task ILink<ServiceProject>.BeforeLinkAsync(TeraContext db, IReadOnlyCollection<ServiceProject> links, CancellationToken cancellationToken)
    {
        var sites = await Project.SitesAsync(db, links.Select(link => link.IdProject), cancellationToken);
        var services = links.Select(link => link.IdService).ToArray();
        var atSite = await db.ServiceSites.Where(link => services.Contains(link.IdService)).Select(link => new { link.IdService, link.IdSite }).ToListAsync(cancellationToken);
        if (!links.All(link => atSite.Contains(new { link.IdService, IdSite = sites[link.IdProject] })))
            throw new IntegrityException("Service not associated to project site", "t_services_sites");
    }

    internal override async Task BeforeDeleteAsync(TeraContext db, CancellationToken cancellationToken)
    {
        var sessions = db.Sessions.Where(Session.InProject(IdProject));
        if (await sessions.AnyAsync(session => session.SessionType.IdService == IdService, cancellationToken))
            throw new IntegrityException("Service has sessions of related session type in this project", "t_sessions");
        if (await sessions.AnyAsync(session => session.Tests.Any(test => test.IdService == IdService || test.TestType.IdService == IdService), cancellationToken))
            throw new IntegrityException("Service has tests of related test type in this project", "t_tests");
        if (await sessions.AnyAsync(session => session.Assets.Any(asset => asset.IdService == IdService || asset.OwnerService.IdService == IdService), cancellationToken))
            throw new IntegrityException("Service has related assets in this project", "t_assets");
    }

    internal override async Task<IReadOnlyList<SoftDeletableEntity>> CompanionsAsync(TeraContext db, CancellationToken cancellationToken) =>
    [
        .. await db.SessionTypeProjects.Where(link => link.IdProject == IdProject && link.SessionType.IdService == IdService).ToListAsync(cancellationToken),
        .. await db.TestTypeProjects.Where(link => link.IdProject == IdProject && link.TestType.IdService == IdService).ToListAsync(cancellationToken),
    ];
}
