namespace OpenTera.TeraServer.Projects;

public sealed record ProjectWithSite(Project Row, string SiteName) : RowAnswer<Project>(Row);

/// <param name="ProjectRole">What the user is in it.</param>
public sealed record ProjectWithRole(Project Row, string SiteName, string? ProjectRole) : RowAnswer<Project>(Row);

public sealed record ProjectWithCounts(Project Row, int ProjectParticipantGroupCount, int ProjectParticipantCount) : RowAnswer<Project>(Row);
