using Microsoft.EntityFrameworkCore;
using OpenTera.TeraServer.Api.Input;

namespace OpenTera.TeraServer.Api;

/// <summary>Around every endpoint: it only runs on readable input, and what is refused below it becomes its answer.</summary>
public sealed class RefusalFilter(ILogger<RefusalFilter> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (context.HttpContext.Features.Get<InvalidInput>() is { } unreadable)
            return unreadable;

        try
        {
            return await next(context);
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
        catch (DbUpdateException refused)
        {
            log.LogError(refused, "The database refused a change by {Path}", context.HttpContext.Request.Path);
            return Refusal.DatabaseError;
        }
    }
}
