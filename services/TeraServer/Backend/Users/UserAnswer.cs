namespace OpenTera.TeraServer.Users;

public sealed record UserAnswer(User Row) : RowAnswer<User>(Row)
{
    public string UserName => Row.FullName;

    public Optional<List<SiteAnswer>> Sites { get; init; }
    public Optional<List<ProjectWithRole>> Projects { get; init; }
    public Optional<List<RowAnswer<UserGroup>>> UserUserGroups { get; init; }
    public Optional<bool> UserOnline { get; init; }
    public Optional<bool> UserBusy { get; init; }
}
