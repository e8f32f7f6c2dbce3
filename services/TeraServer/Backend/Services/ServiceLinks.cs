using System.Reflection;
using OpenTera.TeraServer.Login;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Services;

/// <summary>How a client gets on from an answer to a service: the addresses it is reached at, and tokens that it accepts.</summary>
public sealed class ServiceLinks(string address, IConnectionMultiplexer redis) : IBindableFromHttpContext<ServiceLinks>
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <param name="clientEndpoint">The service's place behind the gateway.</param>
    public string Url(string clientEndpoint, string path) => $"https://{address}{clientEndpoint}{path}";

    /// <summary>Signs tokens that let their bearer ask a service for one of its objects, for half an hour.</summary>
    /// <param name="requesterUuid">The identity that asks.</param>
    public async Task<Signer> SignerAsync(string requesterUuid) => new((await redis.GetDatabase().StringGetAsync(RedisKeys.ServiceTokenKey))!, requesterUuid);

    public static ValueTask<ServiceLinks?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<ServiceLinks?>(new(ExternalAddress.Of(context.Request), context.RequestServices.GetRequiredService<IConnectionMultiplexer>()));

    public sealed class Signer(string key, string requesterUuid)
    {
        /// <param name="claims">What the token is for, e.g. <c>asset_uuids</c>.</param>
        public string Sign(Dictionary<string, object> claims) =>
            Token.Create(key, Lifetime, new Dictionary<string, object>(claims) { ["requester_uuid"] = requesterUuid });
    }
}
