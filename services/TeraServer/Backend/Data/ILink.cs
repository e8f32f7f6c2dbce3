namespace OpenTera.TeraServer.Data;

/// <summary>A row that links two things. There is one for a pair: linking again what was unlinked brings the deleted row back.</summary>
public interface ILink<TSelf> where TSelf : SoftDeletableEntity, ILink<TSelf>
{
    /// <summary>Checks links that are to be made, and makes those they depend on.</summary>
    /// <exception cref="IntegrityException">The things can't be linked.</exception>
    static virtual Task BeforeLinkAsync(TeraContext db, IReadOnlyCollection<TSelf> links, CancellationToken cancellationToken) => Task.CompletedTask;
}
