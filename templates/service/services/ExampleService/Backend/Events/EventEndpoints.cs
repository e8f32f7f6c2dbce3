using System.Runtime.CompilerServices;
using System.Threading.Channels;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Identity;
using OpenTera.ServiceDefaults.TeraServer;

namespace OpenTera.ExampleService.Events;

/// <summary>TeraServer's events, live, as server-sent events.</summary>
public static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder app) => app.MapGet("/api/events", Follow).WithTags("Events")
        .Produces<ServerEvent>(contentType: "text/event-stream").RequireAuthorization(OpenTeraPolicies.UserOrParticipant);

    private static IResult Follow(TeraIdentity caller, IMessageBus bus, ITeraServerClient teraServer, HttpResponse response, IHostApplicationLifetime application) =>
        TypedResults.ServerSentEvents(FollowAsync(new Visibility(caller, teraServer), bus, response, application.ApplicationStopping));

    private static async IAsyncEnumerable<ServerEvent> FollowAsync(Visibility visibility, IMessageBus bus, HttpResponse response, CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var seen = Channel.CreateBounded<ServerEvent>(new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.DropOldest });
        await using var comings = await bus.SubscribeAsync(Topics.OnlineEvents, ShowAsync, cancellationToken: cancellationToken);
        await using var changes = await bus.SubscribeAsync(Topics.AllDatabaseEvents, ShowAsync, cancellationToken: cancellationToken);
        await using var ending = stopping.Register(() => seen.Writer.TryComplete());
        // The page learns at once that it is connected, not with the first event. Headers alone would stay in NGINX on HTTP/2: hence a comment.
        await response.WriteAsync(": connected\n\n", cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
        await foreach (var next in seen.Reader.ReadAllAsync(cancellationToken))
            yield return next;

        async ValueTask ShowAsync(BusMessage message, CancellationToken token)
        {
            foreach (var (uuid, happened) in ServerEvent.In(message))
            {
                if (await visibility.MaySeeAsync(uuid, token))
                    seen.Writer.TryWrite(happened);
            }
        }
    }
}
