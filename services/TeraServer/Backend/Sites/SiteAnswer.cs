namespace OpenTera.TeraServer.Sites;

/// <param name="SiteRole">What the user is in it.</param>
public sealed record SiteAnswer(Site Row, string? SiteRole) : RowAnswer<Site>(Row)
{
    /// <summary>The device that was asked for.</summary>
    public Optional<int> IdDevice { get; init; }
}
