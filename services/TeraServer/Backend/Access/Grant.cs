namespace OpenTera.TeraServer.Access;

/// <summary>A role that a user group gives, in a site or in a project.</summary>
public sealed record Grant(string Role, int? IdSite, int? IdProject, int? IdSiteOfProject);

/// <param name="Inherited">It follows from a role elsewhere: administrators of a site administer its projects, and who has a role in a project is a user of its site.</param>
public sealed record RoleInPlace(string Role, bool Inherited);
