using Microsoft.EntityFrameworkCore;

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
        catch (InvalidValueException invalid)
        {
            return Refused(context.HttpContext, invalid);
        }
        catch (DbUpdateException refused)
        {
            return Refused(context.HttpContext, refused);
        }
    }

    private IResult Refused(HttpContext context, Exception reason)
    {
        log.LogWarning(reason, "{Method} {Path}: values refused", context.Request.Method, context.Request.Path);
        return context.GetEndpoint()?.Metadata.GetMetadata<InvalidValuesAreBadRequests>() is null ? Refusal.DatabaseError : Refusal.BadRequest("Invalid request");
    }
}
