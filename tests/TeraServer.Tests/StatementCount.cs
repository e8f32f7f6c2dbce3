using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OpenTera.TeraServer.Tests;

/// <summary>Counts the SQL statements of a request.</summary>
internal sealed class StatementCount(IHttpContextAccessor requests) : DbCommandInterceptor
{
    public const string Header = "X-Sql-Statements";

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (requests.HttpContext is { } context)
            context.Items[Header] = (int)(context.Items[Header] ?? 0) + 1;
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
