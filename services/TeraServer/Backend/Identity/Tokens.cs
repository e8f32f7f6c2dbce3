using System.Collections.Concurrent;
using System.Text;
using OpenTera.ServiceDefaults.Communication;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Identity;

/// <summary>
/// Verifies tokens, and gives them up. What Redis says of them, the keys and what was given up, is known here too and confirmed each second, so that a request need not ask:
/// a server hears at once what another one gives up. Once Redis has not confirmed it for a while each request asks again.
/// </summary>
public sealed class Tokens(IConnectionMultiplexer redis, IMessageBus bus, ILogger<Tokens> log) : BackgroundService
{
    private static readonly TimeSpan Confirmation = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Belief = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Cleaning = TimeSpan.FromMinutes(30);

    /// <summary>A day late: a clock that was set wrong for a while makes no token good again.</summary>
    private static readonly TimeSpan KeptAfterExpiry = TimeSpan.FromDays(1);

    private readonly Dictionary<TokenKind, Known> _known = TokenKind.All.ToDictionary(kind => kind, _ => new Known());

    /// <summary>By <see cref="Environment.TickCount64"/>.</summary>
    private long _isBelievedUntil;

    /// <summary>Checks a token's signature and times, and that it was not given up.</summary>
    public async ValueTask<VerifiedToken> VerifyAsync(TokenKind kind, string token)
    {
        // That one is good need not be asked; that it is not may have changed a moment ago.
        var known = _known[kind];
        var (isTried, triedKey, tried) = (IsBelieved && !known.Disabled.ContainsKey(token), known.Key, default(VerifiedToken));
        if (isTried && (tried = await Token.VerifyAsync(token, triedKey)).Token is not null)
            return tried;

        var database = redis.GetDatabase();
        var asking = kind.Disabled is null ? Task.FromResult(false) : database.SetContainsAsync(kind.Disabled, token);
        string? key = await database.StringGetAsync(kind.Key);
        if (await asking)
            return default;
        known.Remove(token);
        return isTried && key == triedKey ? tried : await Token.VerifyAsync(token, key);
    }

    /// <summary>Gives a token up, at all servers.</summary>
    /// <exception cref="ArgumentException">No token of this kind can be.</exception>
    /// <exception cref="RedisException">Redis is away.</exception>
    public async Task DisableAsync(TokenKind kind, string token)
    {
        var set = kind.Disabled ?? throw new ArgumentException($"No token signed with {kind.Key} can be given up.", nameof(kind));
        await redis.GetDatabase().SetAddAsync(set, token);
        _known[kind].Add(token);
        await bus.PublishAsync(Topic(set), Encoding.UTF8.GetBytes(token));
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        foreach (var kind in TokenKind.All)
        {
            if (kind.Disabled is { } set)
                await bus.SubscribeAsync(Topic(set), (message, _) => Hear(kind, message), cancellationToken: stopping);
        }

        using var timer = new PeriodicTimer(Confirmation);
        var nextCleaning = DateTime.MinValue;
        do
        {
            try
            {
                await ConfirmAsync();
                if (DateTime.UtcNow > nextCleaning)
                {
                    await DropExpiredAsync();
                    nextCleaning = DateTime.UtcNow + Cleaning;
                }
            }
            catch (Exception away) when (away is RedisException or TimeoutException or ObjectDisposedException)
            {
                log.LogDebug("Redis did not confirm what is known of tokens: {Reason}", away.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }

    private bool IsBelieved => Environment.TickCount64 < Volatile.Read(ref _isBelievedUntil);

    private static string Topic(string set) => $"module.TeraServer.LoginModule.{set}";

    private ValueTask Hear(TokenKind kind, BusMessage message)
    {
        _known[kind].Add(Encoding.UTF8.GetString(message.Payload.Span));
        return ValueTask.CompletedTask;
    }

    /// <summary>A set is read again only when its size is not what it should be by all that was heard.</summary>
    private async Task ConfirmAsync()
    {
        var (database, asked) = (redis.GetDatabase(), Environment.TickCount64);
        foreach (var (kind, known) in _known)
        {
            known.Key = await database.StringGetAsync(kind.Key);
            if (kind.Disabled is null || await database.SetLengthAsync(kind.Disabled) is var size && size == known.Size)
                continue;
            foreach (var token in await database.SetMembersAsync(kind.Disabled))
                known.Add(token!);
            known.Size = size;
        }

        Volatile.Write(ref _isBelievedUntil, asked + (long)Belief.TotalMilliseconds);
    }

    private async Task DropExpiredAsync()
    {
        foreach (var (kind, known) in _known)
        {
            var expired = known.Disabled.Keys.Where(token => Token.HasExpired(token, KeptAfterExpiry)).ToList();
            if (expired.Count == 0)
                continue;
            await redis.GetDatabase().SetRemoveAsync(kind.Disabled!, [.. expired.Select(token => (RedisValue)token)]);
            expired.ForEach(known.Remove);
        }
    }

    private sealed class Known
    {
        public volatile string? Key;

        /// <summary>How many Redis should have; -1 before they were read.</summary>
        public long Size = -1;

        /// <summary>Those given up.</summary>
        public readonly ConcurrentDictionary<string, byte> Disabled = new();

        public void Add(string token)
        {
            if (Disabled.TryAdd(token, default))
                Interlocked.Increment(ref Size);
        }

        public void Remove(string token)
        {
            if (Disabled.TryRemove(token, out _))
                Interlocked.Decrement(ref Size);
        }
    }
}
