using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Login;

/// <summary>A code by which a service sends a browser to the login page and gets it back at its own address.</summary>
public static class ServiceAuthCode
{
    private static readonly TimeSpan ValidFor = TimeSpan.FromSeconds(300);

    public static void MapServiceAuthCode(this IEndpointRouteBuilder service) =>
        service.MapGet("/auth/code", Get).WithSummary("Get a code for the login page, which leads back to an address of the service.");

    [Strict]
    public sealed record AuthCodeQuery : Query<AuthCodeQuery>
    {
        [Help("Endpoint url requesting access"), Mandatory]
        public string EndpointUrl { get; init; } = "";
    }

    private static async Task<IResult> Get(AuthCodeQuery query, ServiceScope scope, IConnectionMultiplexer redis)
    {
        var authCode = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var destination = JsonSerializer.Serialize(new { scope.Service.ServiceUuid, query.EndpointUrl }, Json.Options);
        await redis.GetDatabase().StringSetAsync(RedisKeys.ServiceAuthCode(authCode), destination, ValidFor);
        return Answer.Json(new { authCode });
    }
}
