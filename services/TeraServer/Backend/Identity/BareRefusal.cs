using OpenTera.TeraServer.Texts;

namespace OpenTera.TeraServer.Identity;

/// <summary>A refusal as the user and participant APIs have it: a text without quotes, called HTML.</summary>
public sealed record BareRefusal(int Status) : IResult
{
    public Task ExecuteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(context.Localized("Unauthorized"), context.RequestAborted);
    }
}
