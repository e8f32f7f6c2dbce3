using Microsoft.EntityFrameworkCore;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.TeraServer.Presence;
using static OpenTera.ServiceDefaults.Communication.Messages.LoginEvent.Types;

namespace OpenTera.TeraServer.Login;

public static class ParticipantLogin
{
    public static void MapParticipantLogin(this IEndpointRouteBuilder participant)
    {
        participant.MapGet("/login", Login).RequireAuthorization(Identities.Participant).Produces<ParticipantLoginAnswer>().WithSummary("Sign in by password or token.");
        participant.MapGet("/refresh_token", Refresh).RequireAuthorization(Identities.ParticipantToken).Produces<RefreshedToken>().WithSummary("Exchange the token of this request for a new one.");
        participant.MapGet("/logout", Logout).RequireAuthorization(Identities.Participant).Produces<string>().WithSummary("Sign out: the token of the login is no longer good.");
    }

    public sealed record LoginQuery : Query<LoginQuery>
    {
        [Help("If set, requires that a websocket url is returned.If not possible to do so, return a 403 error.")]
        public bool? WithWebsocket { get; init; }
    }

    public sealed record ParticipantLoginAnswer(string ParticipantName, string ParticipantUuid, string? BaseToken)
    {
        public required RowAnswer<SessionType>[] SessionTypesInfo { get; init; }

        /// <summary>Not for one who is online already.</summary>
        public Optional<string> WebsocketUrl { get; init; }

        /// <summary>Not for one who came by the static token.</summary>
        public Optional<string> ParticipantToken { get; init; }
    }

    private static async Task<IResult> Login(
        LoginQuery query, ParticipantScope scope, HttpContext context, ParticipantTokens tokens, WebSocketTickets tickets,
        WhoIsOnline online, LastOnline lastOnline, LoginLog log, CancellationToken cancellation)
    {
        var participant = scope.Participant;
        var type = scope.IsFull ? LoginType.Password : LoginType.Token;
        var isOnline = await online.IsOnlineAsync(ClientKind.Participant, participant.ParticipantUuid);
        if (isOnline && query.WithWebsocket == true)
        {
            log.Failed(context, Topics.FlaskModule, type, LoginStatus.FailedWithAlreadyLoggedIn, participant);
            return new Refusal(StatusCodes.Status403Forbidden, "Participant already logged in.");
        }

        await lastOnline.SetAsync(participant);
        var sessionTypes = await scope.ReadAsync(query, () => scope.SessionTypes().AsNoTracking(), cancellation);
        var answer = new ParticipantLoginAnswer(participant.ParticipantName, participant.ParticipantUuid, participant.ParticipantToken)
        {
            SessionTypesInfo = [.. sessionTypes.Select(type => new RowAnswer<SessionType>(type) { Minimal = true })],
        };
        if (!isOnline)
            answer = answer with { WebsocketUrl = await tickets.IssueAsync(context.Request, "participant", participant.ParticipantUuid) };
        if (scope.IsFull)
            answer = answer with { ParticipantToken = await tokens.CreateAsync(participant, TimeSpan.FromHours(1)) };

        log.Succeeded(context, type, participant);
        return Answer.Json(answer);
    }

    private static async Task<IResult> Refresh(ParticipantScope scope, HttpRequest request, ParticipantTokens participantTokens, Tokens tokens)
    {
        await tokens.DisableAsync(TokenKind.Participant, Credentials.Of(request)!.Value.Token!);
        return Answer.Json(new RefreshedToken(await participantTokens.CreateAsync(scope.Participant, TimeSpan.FromMinutes(30))));
    }

    private static async Task<IResult> Logout(ParticipantScope scope, HttpRequest request, Tokens tokens, Disconnects disconnects)
    {
        await disconnects.OrderAsync(scope.Participant.ParticipantUuid);
        if (scope.IsFull && Credentials.Of(request)?.Token is { } token)
            await tokens.DisableAsync(TokenKind.Participant, token);
        return Answer.Text("Participant logged out.");
    }
}
