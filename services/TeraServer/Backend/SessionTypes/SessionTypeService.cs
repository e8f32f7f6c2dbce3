using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.SessionTypes;

[Table("t_sessions_types_services")]
[PublishesChanges(nameof(IdSessionTypeService))]
public sealed class SessionTypeService : SoftDeletableEntity, ILink<SessionTypeService>, IDescribesChange
{
    [Key]
    public int IdSessionTypeService { get; set; }

    public int IdSessionType { get; set; }
    public int IdService { get; set; }

    [ForeignKey(nameof(IdService))]
    public Service Service { get; set; } = null!;

    [ForeignKey(nameof(IdSessionType))]
    public SessionType SessionType { get; set; } = null!;

    static async Task ILink<SessionTypeService>.BeforeLinkAsync(TeraContext db, IReadOnlyCollection<SessionTypeService> links, CancellationToken cancellationToken)
    {
        var types = links.Select(link => link.IdSessionType).ToArray();
        var sites = await db.SessionTypeSites.Where(link => types.Contains(link.IdSessionType)).Select(link => new { link.IdSessionType, link.IdSite }).ToListAsync(cancellationToken);
        await db.LinkAsync(links.Join(sites, link => link.IdSessionType, site => site.IdSessionType,
            (link, site) => new ServiceSite { IdService = link.IdService, IdSite = site.IdSite }).ToList(), cancellationToken);
        var projects = await db.SessionTypeProjects.Where(link => types.Contains(link.IdSessionType)).Select(link => new { link.IdSessionType, link.IdProject }).ToListAsync(cancellationToken);
        await db.LinkAsync(links.Join(projects, link => link.IdSessionType, project => project.IdSessionType,
            (link, project) => new ServiceProject { IdService = link.IdService, IdProject = project.IdProject }).ToList(), cancellationToken);
    }

    internal override async Task BeforeDeleteAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (await db.Sessions.AnyAsync(session => session.IdSessionType == IdSessionType, cancellationToken))
            throw new IntegrityException("Session type has sessions", "t_sessions");
    }

    Task IDescribesChange.DescribeAsync(JsonObject change, TeraContext db, CancellationToken cancellationToken) =>
        SessionType.DescribeServiceAsync(change, db, IdSessionType, cancellationToken);
}
