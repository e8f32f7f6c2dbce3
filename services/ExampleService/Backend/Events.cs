using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using Google.Protobuf.WellKnownTypes;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;
using OpenTera.ServiceDefaults.Identity;
using OpenTera.ServiceDefaults.TeraServer;

namespace OpenTera.ExampleService;

/// <summary>Something that happened in TeraServer.</summary>
/// <param name="Topic">Where TeraServer told it.</param>
/// <param name="Text">What happened.</param>
/// <param name="Time">When.</param>
public sealed record ServerEvent(string Topic, string Text, DateTimeOffset Time);

/// <summary>TeraServer's events, live, as server-sent events.</summary>
public static partial class Events
{
    public static void MapEvents(this IEndpointRouteBuilder app) => app.MapGet("/api/events", Follow).WithTags("Events")
        .Produces<ServerEvent>(contentType: "text/event-stream").RequireAuthorization(OpenTeraPolicies.UserOrParticipant);

    private static IResult Follow(TeraIdentity caller, IMessageBus bus, ITeraServerClient teraServer, HttpResponse response, IHostApplicationLifetime application) =>
        TypedResults.ServerSentEvents(FollowAsync(new EventVisibility(caller, teraServer), bus, response, application.ApplicationStopping));

    private static async IAsyncEnumerable<ServerEvent> FollowAsync(EventVisibility visibility, IMessageBus bus, HttpResponse response, CancellationToken stopping,
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
            foreach (var content in message.Contents())
            {
                if (Read(content) is var (uuid, text) && await visibility.MaySeeAsync(uuid, token))
                    seen.Writer.TryWrite(new(message.Topic, text, DateTimeOffset.UtcNow));
            }
        }
    }

    /// <summary>Whom an event is about (null: nobody) and what happened; null: not an event that is shown.</summary>
    private static (string? Uuid, string Text)? Read(Any content)
    {
        if (content.TryUnpack(out UserEvent user))
            return (user.UserUuid, $"{user.UserFullname}: {Words(user.Type)}");
        if (content.TryUnpack(out ParticipantEvent participant))
            return (participant.ParticipantUuid, $"{participant.ParticipantName}: {Words(participant.Type)}");
        if (content.TryUnpack(out DeviceEvent device))
            return (device.DeviceUuid, $"{device.DeviceName}: {Words(device.Type)}");
        return content.TryUnpack(out DatabaseEvent change) ? Read(change) : null;
    }

    private static (string? Uuid, string Text) Read(DatabaseEvent change)
    {
        using var json = JsonDocument.Parse(change.ObjectValue);
        return (Field("uuid"), $"{Field("name") ?? change.ObjectType}: {Words(change.Type)}");

        string? Field(string name) => json.RootElement.TryGetProperty($"{change.ObjectType}_{name}", out var value) ? value.GetString() : null;
    }

    /// <summary>UserJoinedSession is "joined session".</summary>
    private static string Words(System.Enum type) => string.Join(' ', CamelCase().Split(type.ToString()).Skip(1)).ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex CamelCase();
}
