using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;
using OpenTera.TeraServer.Identity;

namespace OpenTera.TeraServer.Tests;

/// <summary>
/// Counts the SQL statements of a request. The question whether who calls is still the same is one; when the answer is no, all begins anew and so does the count, and it is part of the statement that reads
/// who calls.
/// </summary>
internal sealed class StatementCount(IHttpContextAccessor requests) : DbCommandInterceptor
{
    public const string Header = "X-Sql-Statements";

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (requests.HttpContext is { } context)
        {
            var begins = command.Parameters.Contains(CallerTable.Parameter);
            var confirms = begins && context.Items.TryAdd(CallerTable.Parameter, true) && context.Features.Get<AssumedCaller>() is not null;
            context.Items[Header] = (begins ? 0 : (int)(context.Items[Header] ?? 0)) + (confirms ? 2 : 1);
        }

        return new(result);
    }
}

/// <summary>Says the number in the answer.</summary>
internal sealed class StatementCountHeader : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, following) =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers[StatementCount.Header] = $"{context.Items[StatementCount.Header] ?? 0}";
                return Task.CompletedTask;
            });
            return following(context);
        });
        next(app);
    };
}
