using StackExchange.Redis;

namespace OpenTera.TeraServer.Devices;

/// <summary>Lets one request a second of one address through, on all servers together.</summary>
public sealed class RegistrationRate(IConnectionMultiplexer redis) : IEndpointFilter
{
    private static readonly InvalidInput TooFast = new(StatusCodes.Status429TooManyRequests, "Rate Limited");

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var key = RedisKeys.DeviceRegistrations($"{context.HttpContext.Connection.RemoteIpAddress}");
        return await redis.GetDatabase().StringSetAsync(key, "", TimeSpan.FromSeconds(1), When.NotExists) ? await next(context) : TooFast;
    }
}
