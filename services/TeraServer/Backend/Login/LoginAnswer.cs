using OpenTera.TeraServer.ServerSettings;

namespace OpenTera.TeraServer.Login;

/// <summary>What a user's login answers: either the token, or why and where the login has to go on.</summary>
public sealed record LoginAnswer
{
    public Optional<ClientVersion> VersionLatest { get; init; }
    public Optional<string> VersionError { get; init; }

    public Optional<string> Message { get; init; }
    public Optional<string> Reason { get; init; }
    public Optional<string> RedirectUrl { get; init; }

    public Optional<string> WebsocketUrl { get; init; }
    public Optional<string> UserUuid { get; init; }
    public Optional<string> UserFullname { get; init; }
    public Optional<string> UserToken { get; init; }
}
