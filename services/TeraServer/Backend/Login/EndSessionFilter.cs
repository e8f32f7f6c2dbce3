namespace OpenTera.TeraServer.Login;

/// <summary>Around the endpoints that complete a login: unreadable input, and all that forbids the login, ends the session.</summary>
public sealed class EndSessionFilter(UserSessions sessions) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        if (answer is InvalidInput or IStatusCodeHttpResult { StatusCode: StatusCodes.Status403Forbidden or StatusCodes.Status426UpgradeRequired })
            await sessions.EndAsync(context.HttpContext);
        return answer;
    }
}
