using StackExchange.Redis;

namespace OpenTera.TeraServer.Presence;

internal static class RedisHashes
{
    /// <summary>Removes a field if it has this value. False when it has not.</summary>
    public static async Task<bool> HashDeleteIfAsync(this IDatabase database, RedisKey hash, string field, string value)
    {
        // A transaction also fails when another field of the hash was changed meanwhile.
        while (await database.HashGetAsync(hash, field) == value)
        {
            var transaction = database.CreateTransaction();
            transaction.AddCondition(Condition.HashEqual(hash, field, value));
            _ = transaction.HashDeleteAsync(hash, field);
            if (await transaction.ExecuteAsync())
                return true;
        }

        return false;
    }
}
