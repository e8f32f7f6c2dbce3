using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.SessionTypes;

[Table("t_sessions_types_projects")]
[PublishesChanges(nameof(IdSessionTypeProject))]
public sealed class SessionTypeProject : SoftDeletableEntity, ILink<SessionTypeProject>, IDescribesChange
{
    [Key]
    public int IdSessionTypeProject { get; set; }

    public int IdSessionType { get; set; }
    public int IdProject { get; set; }

    [ForeignKey(nameof(IdProject))]
    public Project Project { get; set; } = null!;

    [ForeignKey(nameof(IdSessionType))]
    public SessionType SessionType { get; set; } = null!;

    static async Task ILink<SessionTypeProject>.BeforeLinkAsync(TeraContext db, IReadOnlyCollection<SessionTypeProject> links, CancellationToken cancellationToken)
    {
        var sites = await Project.SitesAsync(db, links.Select(link => link.IdProject), cancellationToken);
        var types = links.Select(link => link.IdSessionType).ToArray();
        var atSite = await db.SessionTypeSites.Where(link => types.Contains(link.IdSessionType)).Select(link => new { link.IdSessionType, link.IdSite }).ToListAsync(cancellationToken);
        if (!links.All(link => atSite.Contains(new { link.IdSessionType, IdSite = sites[link.IdProject] })))
            throw new IntegrityException("Session type not associated to project site", "t_sessions_types_sites");

        var services = await SessionType.ServicesAsync(db, types, cancellationToken);
        await db.LinkAsync(links.Where(link => services.ContainsKey(link.IdSessionType))
            .Select(link => new ServiceProject { IdService = services[link.IdSessionType], IdProject = link.IdProject }).ToList(), cancellationToken);
    }

    internal override async Task BeforeDeleteAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (await db.Sessions.Where(session => session.IdSessionType == IdSessionType).AnyAsync(Session.InProject(IdProject), cancellationToken))
            throw new IntegrityException("Session type has sessions in this project", "t_sessions");
    }

    Task IDescribesChange.DescribeAsync(JsonObject change, TeraContext db, CancellationToken cancellationToken) =>
        SessionType.DescribeServiceAsync(change, db, IdSessionType, cancellationToken);
}
