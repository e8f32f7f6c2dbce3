using OpenTera.TeraServer.Access;

namespace OpenTera.TeraServer.UserGroups;

/// <summary>A user group and what it is in sites and projects.</summary>
public sealed record UserGroupAnswer(UserGroup Row) : RowAnswer<UserGroup>(Row)
{
    public Optional<IEnumerable<RowInSite<Site>>> UserGroupSitesAccess { get; init; }
    public Optional<IEnumerable<ProjectOfHolder>> UserGroupProjectsAccess { get; init; }
}
