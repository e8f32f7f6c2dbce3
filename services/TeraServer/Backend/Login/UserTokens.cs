using Microsoft.EntityFrameworkCore;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Login;

/// <summary>The tokens a user gets by signing in.</summary>
public sealed class UserTokens(TeraContext db, IConnectionMultiplexer redis)
{
    public async Task<string> CreateAsync(User user, TimeSpan lifetime, CancellationToken cancellation)
    {
        var key = await redis.GetDatabase().StringGetAsync(RedisKeys.UserTokenKey);
        return Token.Create(key!, lifetime, new Dictionary<string, object>
        {
            ["user_uuid"] = user.UserUuid,
            ["id_user"] = user.IdUser,
            ["user_fullname"] = $"{user.UserFirstname} {user.UserLastname}",
            ["user_superadmin"] = user.UserSuperadmin,
            ["service_access"] = await ServiceAccessAsync(user, cancellation),
        });
    }

    /// <summary>Roles in services as such, by service key: services read them out of the token. Super administrators need none.</summary>
    private async Task<Dictionary<string, List<string>>> ServiceAccessAsync(User user, CancellationToken cancellation)
    {
        if (user.UserSuperadmin)
            return [];
        var roles = await new UserScope(db, user).Roles
            .Where(role => role.IdSite == null && role.IdProject == null)
            .Select(role => new { role.Service.ServiceKey, role.ServiceRoleName })
            .ToListAsync(cancellation);
        return roles.GroupBy(role => role.ServiceKey).ToDictionary(service => service.Key, service => service.Select(role => role.ServiceRoleName).ToList());
    }
}
