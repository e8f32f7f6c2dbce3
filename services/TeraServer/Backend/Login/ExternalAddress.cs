namespace OpenTera.TeraServer.Login;

/// <summary>Where clients reach this server from outside: as the gateway says, else by the standard address.</summary>
public static class ExternalAddress
{
    private const string StandardHost = "127.0.0.1";
    private const string StandardPort = "40075";

    /// <summary>Host and port.</summary>
    public static string Of(HttpRequest request) => $"{Header(request, "ExternalServer") ?? StandardHost}:{Header(request, "ExternalPort") ?? StandardPort}";

    /// <summary>The original writes some of these headers with a dash and some with an underscore.</summary>
    private static string? Header(HttpRequest request, string name) =>
        request.Headers[$"X-{name}"].FirstOrDefault() ?? request.Headers[$"X_{name}"].FirstOrDefault();
}
