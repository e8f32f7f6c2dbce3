namespace OpenTera.TeraServer.ServerSettings;

public static class UserVersions
{
    public static void MapUserVersions(this IEndpointRouteBuilder user)
    {
        user.MapGet("/versions", Get).Produces<ServerVersions>().WithSummary("Get the version of the server, and the newest ones of the clients it knows.");
        user.MapPost("/versions", Save).Produces<ServerVersions>().WithSummary("Make a version of a client known (super administrators only).");
    }

    private static async Task<IResult> Get(UserScope scope, CancellationToken cancellation) =>
        await ServerVersions.LoadAsync(scope.Db, cancellation) is { } versions
            ? Answer.Json(versions)
            : new Refusal(StatusCodes.Status500InternalServerError, "No version information found");

    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        if (!scope.User.UserSuperadmin)
            return new Refusal(StatusCodes.Status403Forbidden, "Not authorized");

        var versions = await ServerVersions.LoadAsync(scope.Db, cancellation) ?? new ServerVersions();
        if (body["ClientVersions"] is { } values)
        {
            var client = new ClientVersion
            {
                ClientName = values.String("client_name") ?? throw new RefusedException(new Refusal(StatusCodes.Status404NotFound, "Wrong ClientVersions")),
                ClientDescription = values.String("client_description"),
                Version = values.String("client_version"),
                ClientDocumentationUrl = values.String("client_documentation_url"),
                ClientWindowsDownloadUrl = values.String("client_windows_download_url"),
                ClientMacDownloadUrl = values.String("client_mac_download_url"),
                ClientLinuxDownloadUrl = values.String("client_linux_download_url"),
            };
            versions.Clients[client.ClientName] = client;
            await versions.SaveAsync(scope.Db, cancellation);
        }

        return Answer.Json(versions);
    }
}
