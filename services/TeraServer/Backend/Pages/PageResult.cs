using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace OpenTera.TeraServer.Pages;

/// <summary>
/// A page, complete at once. The pages have no forms that the server reads and nothing that runs in it; so what Blazor keeps for these, keys in the home folder
/// among it, is not started.
/// </summary>
internal sealed class PageResult(Type page, IReadOnlyDictionary<string, object> parameters) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<CascadingValue<HttpContext>>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(CascadingValue<HttpContext>.Value)] = httpContext,
                [nameof(CascadingValue<HttpContext>.ChildContent)] = (RenderFragment)(content =>
                {
                    content.OpenComponent(0, page);
                    content.AddMultipleAttributes(1, parameters);
                    content.CloseComponent();
                }),
            }))).ToHtmlString());
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        await httpContext.Response.WriteAsync(html);
    }
}
