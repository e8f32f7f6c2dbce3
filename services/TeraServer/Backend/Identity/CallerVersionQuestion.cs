using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OpenTera.TeraServer.Identity;

/// <summary>Puts the question for <see cref="TeraContext.CallerVersion"/> before a statement, and takes its answer away before the rows are read.</summary>
internal sealed class CallerVersionQuestion : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is TeraContext { CallerVersion: { IsAsked: false } version })
        {
            version.IsAsked = true;
            command.CommandText = version.Table.QuestionBefore(command.CommandText);
            var uuid = command.CreateParameter();
            (uuid.ParameterName, uuid.Value) = (CallerTable.Parameter, version.Uuid);
            command.Parameters.Add(uuid);
        }

        return new(result);
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is TeraContext { CallerVersion: { } version } && command.Parameters.Contains(CallerTable.Parameter))
        {
            try
            {
                version.Hear(await result.ReadAsync(cancellationToken) ? result.GetString(0) : null);
                await result.NextResultAsync(cancellationToken);
            }
            catch
            {
                await result.DisposeAsync();
                throw;
            }
        }

        return result;
    }
}
