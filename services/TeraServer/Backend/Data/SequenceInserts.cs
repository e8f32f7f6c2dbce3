using System.Text;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql.EntityFrameworkCore.PostgreSQL.Update.Internal;

namespace OpenTera.TeraServer.Data;

#pragma warning disable EF1001 // Npgsql's generator is the one to extend, but is not meant for the public.

/// <summary>
/// Inserts take their id from the table's sequence, <c>INSERT INTO t (id, ...) VALUES (nextval('seq'), ...) RETURNING id</c>, since the original's
/// columns have no default and an adopted database is not altered. A row that brings its id keeps it.
/// </summary>
internal sealed class SequenceInserts(UpdateSqlGeneratorDependencies dependencies) : NpgsqlUpdateSqlGenerator(dependencies)
{
    protected override void AppendInsertCommandHeader(StringBuilder sql, string name, string? schema, IReadOnlyList<IColumnModification> operations)
    {
        var start = sql.Length;
        base.AppendInsertCommandHeader(sql, name, schema, operations);
        if (KeyFromSequence(operations) is { } key)
            InsertAfterParenthesis(sql, start, SqlGenerationHelper.DelimitIdentifier(key.Column));
    }

    protected override void AppendValues(StringBuilder sql, string name, string? schema, IReadOnlyList<IColumnModification> operations)
    {
        var start = sql.Length;
        base.AppendValues(sql, name, schema, operations);
        if (KeyFromSequence(operations) is { } key)
            InsertAfterParenthesis(sql, start, $"nextval('{key.Sequence}')");
    }

    private static (string Column, string Sequence)? KeyFromSequence(IReadOnlyList<IColumnModification> operations) =>
        operations is [{ Entry.EntityType: var entity }, ..] && !operations.Any(operation => operation.IsKey)
            ? (TeraModel.KeyColumn(entity), TeraModel.KeySequence(entity))
            : null;

    private static void InsertAfterParenthesis(StringBuilder sql, int start, string item)
    {
        while (sql[start] != '(')
            start++;
        sql.Insert(start + 1, $"{item}, ");
    }
}
