using OpenTera.ServiceDefaults.Identity;

namespace OpenTera.ServiceDefaults.TeraServer;

/// <summary>
/// TeraServer's HTTP API, called with this service's own token. What services ask most often has a method in <see cref="TeraServerClientExtensions"/>;
/// everything else goes by path. Names of C# properties become OpenTera's: <c>IdParticipant</c> is <c>id_participant</c>.
/// </summary>
/// <example><code>
/// var groups = await teraServer.GetAsync&lt;List&lt;GroupRecord&gt;&gt;("/api/service/groups", new { IdProject = 3 });
/// await teraServer.As(user).GetAsync&lt;List&lt;SiteRecord&gt;&gt;("/api/user/sites");
/// </code></example>
public interface ITeraServerClient
{
    /// <summary>Asks for something.</summary>
    /// <param name="path">Path of the API, from <c>/api</c> on.</param>
    /// <param name="query">An object whose properties are the query parameters; those that are null are left out. Null: none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer; null where TeraServer answers <c>null</c> or with an empty body.</returns>
    /// <exception cref="TeraServerException">TeraServer refused, answered something else than a <typeparamref name="T"/>, or is away.</exception>
    Task<T?> GetAsync<T>(string path, object? query = null, CancellationToken cancellationToken = default);

    /// <summary>Creates or changes something.</summary>
    /// <param name="path">Path of the API, from <c>/api</c> on.</param>
    /// <param name="body">What to send as JSON, with OpenTera's envelope: <c>new { Participant = new { IdParticipant = 0, ... } }</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer; null where it is empty.</returns>
    /// <exception cref="TeraServerException">As with <see cref="GetAsync"/>.</exception>
    Task<T?> PostAsync<T>(string path, object body, CancellationToken cancellationToken = default);

    /// <summary>Deletes something.</summary>
    /// <param name="path">Path of the API, from <c>/api</c> on.</param>
    /// <param name="query">Which: an object whose properties are the query parameters.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TeraServerException">As with <see cref="GetAsync"/>.</exception>
    Task DeleteAsync(string path, object query, CancellationToken cancellationToken = default);

    /// <summary>The API as a caller of this service sees it, with the caller's own token and rights.</summary>
    ITeraServerClient As(TeraIdentity caller);
}
