using System.Runtime.CompilerServices;

namespace OpenTera.TeraServer.Scopes;

/// <summary>What somebody who calls may see.</summary>
internal interface IScope
{
    TeraContext Db { get; }

    /// <summary>The queries of the scope look differently for who sees everything.</summary>
    bool SeesAll => false;
}

internal static class ScopeReads
{
    /// <summary>Reads by a question that is made of the parameters of a request and the caller's scope alone: see <see cref="CompiledReads"/>.</summary>
    public static Task<List<TRow>> ReadAsync<TRow>(
        this IScope scope, IQuery query, Func<IQueryable<TRow>> question, CancellationToken cancellation, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        scope.Db.ReadAsync(scope.ShapeOf(query), [query, scope], question, cancellation, file, line);

    public static object ShapeOf(this IScope scope, IQuery query) => (query.Shape, scope.GetType(), scope.SeesAll);
}
