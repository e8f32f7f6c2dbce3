namespace Microsoft.AspNetCore.Builder;

/// <summary>The server listens while its parts start side by side; requests wait until all have started.</summary>
internal static class RequestsAfterStart
{
    public static void UseRequestsAfterStart(this WebApplication app)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Lifetime.ApplicationStarted.Register(started.SetResult);
        app.Use(next => context => started.Task.IsCompletedSuccessfully ? next(context) : WaitAsync(context, next));

        async Task WaitAsync(HttpContext context, RequestDelegate next)
        {
            await started.Task;
            await next(context);
        }
    }
}
