using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

public sealed record ServiceAnswer(Service Row) : RowAnswer<Service>(Row)
{
    public Optional<List<ServiceRoleAnswer>> ServiceRoles { get; init; }
    public Optional<List<RowAnswer<ServiceProject>>> ServiceProjects { get; init; }

    /// <summary>Where clients reach it.</summary>
    public Optional<string> ServiceBaseUrl { get; init; }

    /// <summary>The long form, with roles and projects: two statements, so that the two lists don't multiply.</summary>
    public static async Task<List<ServiceAnswer>> FullAsync(IQueryable<Service> services, TeraContext db, CancellationToken cancellation)
    {
        var answers = await services.AsNoTracking().Select(WithRoles).ToListAsync(cancellation);
        var ids = answers.ConvertAll(service => service.Row.IdService);
        var projects = (await db.ServiceProjects.AsNoTracking().Where(association => ids.Contains(association.IdService)).ToListAsync(cancellation))
            .ToLookup(association => association.IdService, association => new RowAnswer<ServiceProject>(association));
        return answers.ConvertAll(service => service with { ServiceProjects = projects[service.Row.IdService].ToList() });
    }

    private static readonly Expression<Func<Service, ServiceAnswer>> WithRoles = service => new ServiceAnswer(service)
    {
        ServiceRoles = service.ServiceRoles.AsQueryable().OrderBy(role => role.IdServiceRole).Select(ServiceRoleAnswer.Full).ToList(),
    };
}
