using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Sessions;

/// <summary>Ends, at every midnight of the server's clock, the sessions that nobody ended, as the original does.</summary>
public sealed class PastSessions(IServiceScopeFactory scopes, ILogger<PastSessions> log) : BackgroundService
{
    /// <summary>Sessions whose start is past: those that never began are cancelled, those still in progress terminated. Nobody is told, as in the original.</summary>
    public static async Task EndAsync(TeraContext db, CancellationToken cancellation)
    {
        var now = DateTimeOffset.UtcNow;
        var past = db.Sessions.Where(session => session.SessionStartDatetime <= now);
        await past.Where(session => session.SessionStatus == SessionStatus.NotStarted)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.SessionStatus, SessionStatus.Cancelled), cancellation);
        await past.Where(session => session.SessionStatus == SessionStatus.InProgress)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.SessionStatus, SessionStatus.Terminated), cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        while (true)
        {
            var now = DateTime.Now;
            await Task.Delay(now.Date.AddDays(1) - now, stopping);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await EndAsync(scope.ServiceProvider.GetRequiredService<TeraContext>(), stopping);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Past sessions could not be ended; the next attempt is in a day");
            }
        }
    }
}
