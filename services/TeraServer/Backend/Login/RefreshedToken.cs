namespace OpenTera.TeraServer.Login;

/// <summary>The token that takes the place of the one by which it was asked for.</summary>
public sealed record RefreshedToken(string RefreshToken)
{
    public Optional<string> WebsocketUrl { get; init; }
}
