using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.SessionTypes;

[Table("t_sessions_types_sites")]
[PublishesChanges(nameof(IdSessionTypeSite))]
public sealed class SessionTypeSite : SoftDeletableEntity, ILink<SessionTypeSite>, IDescribesChange
{
    [Key]
    public int IdSessionTypeSite { get; set; }

    public int IdSessionType { get; set; }
    public int IdSite { get; set; }

    [ForeignKey(nameof(IdSessionType))]
    public SessionType SessionType { get; set; } = null!;

    [ForeignKey(nameof(IdSite))]
    public Site Site { get; set; } = null!;

    static async Task ILink<SessionTypeSite>.BeforeLinkAsync(TeraContext db, IReadOnlyCollection<SessionTypeSite> links, CancellationToken cancellationToken)
    {
        var services = await SessionType.ServicesAsync(db, links.Select(link => link.IdSessionType), cancellationToken);
        await db.LinkAsync(links.Where(link => services.ContainsKey(link.IdSessionType))
            .Select(link => new ServiceSite { IdService = services[link.IdSessionType], IdSite = link.IdSite }).ToList(), cancellationToken);
    }

    internal override async Task BeforeDeleteAsync(TeraContext db, CancellationToken cancellationToken)
    {
        var projects = db.SessionTypeProjects.Where(link => link.IdSessionType == IdSessionType && link.Project.IdSite == IdSite).Select(link => (int?)link.IdProject);
        if (await db.Sessions.AnyAsync(session => session.IdSessionType == IdSessionType
            && (projects.Contains(session.CreatorParticipant!.IdProject) || session.SessionParticipants.Any(link => projects.Contains(link.Participant!.IdProject))), cancellationToken))
            throw new IntegrityException("Still have sessions of that type in the site", "t_sessions");
    }

    internal override async Task<IReadOnlyList<SoftDeletableEntity>> CompanionsAsync(TeraContext db, CancellationToken cancellationToken) =>
        await db.SessionTypeProjects.Where(link => link.IdSessionType == IdSessionType && link.Project.IdSite == IdSite).ToListAsync(cancellationToken);

    Task IDescribesChange.DescribeAsync(JsonObject change, TeraContext db, CancellationToken cancellationToken) =>
        SessionType.DescribeServiceAsync(change, db, IdSessionType, cancellationToken);
}
