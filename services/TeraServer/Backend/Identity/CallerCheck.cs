using Microsoft.AspNetCore.Http.Features;
using OpenTera.TeraServer.Api;
using OpenTera.TeraServer.Scopes;

namespace OpenTera.TeraServer.Identity;

/// <summary>
/// Around every endpoint: no answer leaves it that was found for an assumed caller who has changed meanwhile, or of whom the database was not asked. What was read is read again then, for who calls now.
/// </summary>
internal sealed class CallerCheck : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Features.Get<AssumedCaller>() is not { } caller)
            return await next(context);

        var db = http.RequestServices.GetRequiredService<TeraContext>();
        db.CallerVersion = caller.Version;
        try
        {
            var answer = await next(context);
            if (caller.Version.IsConfirmed)
                return answer;
        }
        catch (CallerChangedException)
        {
        }
        finally
        {
            db.CallerVersion = null;
        }

        if ((await caller.FindAnewAsync()).Failure is RefusedException refused)
            return refused.Refusal;
        for (var i = 0; i < context.Arguments.Count; i++)
        {
            context.Arguments[i] = context.Arguments[i] switch
            {
                UserScope => new UserScope(db, http.Features.GetRequiredFeature<User>()),
                ServiceScope => new ServiceScope(db, http.Features.GetRequiredFeature<Service>()),
                var other => other,
            };
        }

        return await next(context);
    }
}
