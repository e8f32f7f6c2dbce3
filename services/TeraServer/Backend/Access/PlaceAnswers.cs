using System.Text.Json.Serialization;

namespace OpenTera.TeraServer.Access;

/// <summary>A site and what somebody is in it; or a user group and what it is in a site.</summary>
public sealed record RowInSite<TRow>(TRow Row, [property: JsonIgnore] RoleInPlace? Role) : RowAnswer<TRow>(Row)
    where TRow : Entity
{
    public string? SiteAccessRole => Role?.Role;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SiteAccessInherited => Role?.Inherited == true;
}

/// <summary>A user and what it is in a site.</summary>
public sealed record UserInSite([property: JsonIgnore] User User, int IdSite, [property: JsonIgnore] RoleInPlace? Role)
{
    public int IdUser => User.IdUser;
    public string UserName => User.FullName;
    public bool UserEnabled => User.UserEnabled;
    public string? SiteAccessRole => Role?.Role;
    public bool? SiteAccessInherited => Role?.Inherited;
    public Optional<IEnumerable<RowAnswer<UserGroup>>> UserGroups { get; init; }
}

/// <summary>What somebody is in a project, with the project's site when that was asked for.</summary>
public abstract record InProject([property: JsonIgnore] RoleInPlace? Role)
{
    public string? ProjectAccessRole => Role?.Role;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? IdSite { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SiteName { get; init; }
}

/// <summary>A project and what somebody is in it.</summary>
public sealed record ProjectOfHolder([property: JsonIgnore] Project Project, RoleInPlace? Role) : InProject(Role)
{
    public int IdProject => Project.IdProject;
    public string ProjectName => Project.ProjectName;
    public string? ProjectDescription => Project.ProjectDescription;
    public bool ProjectEnabled => Project.ProjectEnabled;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ProjectAccessInherited => Role?.Inherited == true;
}

/// <summary>A user group and what it is in a project.</summary>
public sealed record GroupInProject([property: JsonIgnore] UserGroup Group, RoleInPlace? Role) : InProject(Role)
{
    public int IdUserGroup => Group.IdUserGroup;
    public string UserGroupName => Group.UserGroupName;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ProjectAccessInherited => Role?.Inherited == true;
}

/// <summary>A user and what it is in a project.</summary>
public sealed record UserInProject([property: JsonIgnore] User User, int IdProject, RoleInPlace? Role) : InProject(Role)
{
    public int IdUser => User.IdUser;
    public string UserName => User.FullName;
    public bool UserEnabled => User.UserEnabled;
    public bool? ProjectAccessInherited => Role?.Inherited;
}
