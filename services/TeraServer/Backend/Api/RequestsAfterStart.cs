using OpenTera.TeraServer.Data;

namespace Microsoft.AspNetCore.Builder;

/// <summary>
/// The server listens while its parts start side by side. Requests of the APIs wait for the database and the keys, which are all they need; all others,
/// <c>/health</c> among them, wait until everything has started.
/// </summary>
internal static class RequestsAfterStart
{
    public static void UseRequestsAfterStart(this WebApplication app)
    {
        var prepared = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Services.GetRequiredService<Preparation>().Done.ContinueWith(_ => prepared.SetResult(), TaskContinuationOptions.OnlyOnRanToCompletion);
        app.Lifetime.ApplicationStarted.Register(started.SetResult);
        app.Use(next => context => started.Task.IsCompletedSuccessfully ? next(context) : WaitAsync(context, next));

        async Task WaitAsync(HttpContext context, RequestDelegate next)
        {
            await (context.Request.Path.StartsWithSegments("/api") ? prepared : started).Task;
            await next(context);
        }
    }
}
