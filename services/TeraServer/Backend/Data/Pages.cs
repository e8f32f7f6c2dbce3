using System.Linq.Expressions;

namespace OpenTera.TeraServer.Data;

/// <summary>Parts of an answer whose size is a value in the question's expression, as <see cref="CompiledReads"/> need it.</summary>
internal static class Pages
{
    extension<TRow>(IQueryable<TRow> rows)
    {
        public IQueryable<TRow> Skip(Expression<Func<int>> count) => rows.By(nameof(Queryable.Skip), count);

        public IQueryable<TRow> Take(Expression<Func<int>> count) => rows.By(nameof(Queryable.Take), count);

        private IQueryable<TRow> By(string method, Expression<Func<int>> count) =>
            rows.Provider.CreateQuery<TRow>(Expression.Call(typeof(Queryable), method, [typeof(TRow)], rows.Expression, count.Body));
    }
}
