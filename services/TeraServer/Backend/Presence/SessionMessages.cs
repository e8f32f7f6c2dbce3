using System.Security.Cryptography;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Presence;

/// <summary>
/// What services tell of their sessions: who is invited or joins is busy until it declines or leaves, or the session stops. All servers hear a message; the first
/// one to claim it acts on it.
/// </summary>
public sealed class SessionMessages(IConnectionMultiplexer redis, IMessageBus bus, LiveClients clients) : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan ClaimLifetime = TimeSpan.FromMinutes(1);
    private IAsyncDisposable? _subscription;

    public async Task StartAsync(CancellationToken cancellationToken) =>
        _subscription = await bus.SubscribeAsync(Topics.ModuleMessages(Topics.UserManagerModule), HandleAsync, cancellationToken: cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => _subscription?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async ValueTask HandleAsync(BusMessage message, CancellationToken cancellation)
    {
        var claim = $"presence.claim.{Convert.ToHexString(SHA256.HashData(message.Payload.Span))}";
        if (!await redis.GetDatabase().StringSetAsync(claim, "", ClaimLifetime, When.NotExists))
            return;

        foreach (var content in message.Contents())
        {
            if (content.TryUnpack<JoinSessionEvent>(out var join))
            {
                await JoinAsync(ClientKind.User, join.SessionUsers, join.SessionUuid, cancellation);
                await JoinAsync(ClientKind.Participant, join.SessionParticipants, join.SessionUuid, cancellation);
                await JoinAsync(ClientKind.Device, join.SessionDevices, join.SessionUuid, cancellation);
            }
            else if (content.TryUnpack<LeaveSessionEvent>(out var leave))
            {
                await LeaveAsync(ClientKind.User, leave.LeavingUsers, leave.SessionUuid, cancellation);
                await LeaveAsync(ClientKind.Participant, leave.LeavingParticipants, leave.SessionUuid, cancellation);
                await LeaveAsync(ClientKind.Device, leave.LeavingDevices, leave.SessionUuid, cancellation);
            }
            else if (content.TryUnpack<JoinSessionReplyEvent>(out var reply) && reply.JoinReply != JoinSessionReplyEvent.Types.ReplyType.ReplyAccepted)
            {
                await LeaveAsync(ClientKind.User, [reply.UserUuid], reply.SessionUuid, cancellation);
                await LeaveAsync(ClientKind.Participant, [reply.ParticipantUuid], reply.SessionUuid, cancellation);
                await LeaveAsync(ClientKind.Device, [reply.DeviceUuid], reply.SessionUuid, cancellation);
            }
            else if (content.TryUnpack<StopSessionEvent>(out var stop))
            {
                foreach (var kind in ClientKind.All)
                {
                    var members = (await redis.GetDatabase().HashGetAllAsync(kind.Busy)).Where(entry => entry.Value == stop.SessionUuid);
                    await LeaveAsync(kind, [.. members.Select(entry => entry.Name.ToString())], stop.SessionUuid, cancellation);
                }
            }
        }
    }

    /// <summary>Who is in a session already stays in that one.</summary>
    private async Task JoinAsync(ClientKind kind, IReadOnlyCollection<string> uuids, string session, CancellationToken cancellation)
    {
        foreach (var client in await clients.FindAsync(kind, uuids, cancellation))
        {
            await redis.GetDatabase().HashSetAsync(kind.Busy, client.Uuid, session, When.NotExists);
            await bus.PublishEventAsync(Topics.OnlineEvents, client.Event(ClientChange.JoinedSession), cancellation);
        }
    }

    private async Task LeaveAsync(ClientKind kind, IReadOnlyCollection<string> uuids, string session, CancellationToken cancellation)
    {
        foreach (var client in await clients.FindAsync(kind, uuids, cancellation))
        {
            await redis.GetDatabase().HashDeleteIfAsync(kind.Busy, client.Uuid, session);
            await bus.PublishEventAsync(Topics.OnlineEvents, client.Event(ClientChange.LeftSession), cancellation);
        }
    }
}
