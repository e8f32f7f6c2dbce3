using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

/// <summary>A service and what it is linked to, or one of them alone where they could be linked.</summary>
public abstract record ServiceLinkAnswer
{
    public required int? IdService { get; init; }
    public Optional<string?> ServiceName { get; init; }
    public Optional<string?> ServiceKey { get; init; }
    public Optional<bool?> ServiceSystem { get; init; }
    public Optional<IEnumerable<ServiceRoleAnswer>> ServiceRoles { get; init; }

    /// <summary>The answers with the roles of their services, by one statement.</summary>
    public static async Task<IEnumerable<T>> WithRolesAsync<T>(IReadOnlyList<T> links, TeraContext db, CancellationToken cancellation) where T : ServiceLinkAnswer
    {
        var services = links.Select(link => link.IdService).Distinct().ToList();
        var roles = (await db.ServiceRoles.AsNoTracking().Where(role => services.Contains(role.IdService)).OrderBy(role => role.IdServiceRole)
            .Select(ServiceRoleAnswer.Full).ToListAsync(cancellation)).ToLookup(role => role.IdService, role => role with { IdService = null });
        return links.Select(link => link with { ServiceRoles = new(roles[link.IdService]) });
    }
}

public sealed record ServiceProjectAnswer : ServiceLinkAnswer
{
    public required int? IdServiceProject { get; init; }
    public required int? IdProject { get; init; }
    public Optional<string?> ProjectName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? IdSite { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SiteName { get; init; }
}

public sealed record ServiceSiteAnswer : ServiceLinkAnswer
{
    public required int? IdServiceSite { get; init; }
    public required int? IdSite { get; init; }
    public Optional<string?> SiteName { get; init; }
}
