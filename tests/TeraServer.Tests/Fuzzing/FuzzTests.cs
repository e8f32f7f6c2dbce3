using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Tests.Fuzzing;

/// <summary>Whatever is sent, every route answers, by no more than a refusal.</summary>
public sealed class FuzzTests(Servers servers) : IAsyncLifetime
{
    private const int Seed = 20260101;
    private const int Callers = 4;
    private const int RequestsOfARound = 60;
    private const int Rounds = 24;

    private readonly RedisServer _redisServer = new();
    private readonly ConcurrentDictionary<string, string> _faults = [];
    private ConnectionMultiplexer _redis = null!;
    private int _requests;

    public async ValueTask InitializeAsync()
    {
        await _redisServer.InitializeAsync();
        _redis = await _redisServer.ConnectAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _redis.DisposeAsync();
        await _redisServer.DisposeAsync();
    }

    [Theory, InlineData(Provider.Postgres), InlineData(Provider.Sqlite)]
    public async Task Nothing_that_is_sent_makes_the_server_fail(Provider provider)
    {
        var name = servers.NewDatabase(provider);
        await using var server = await TestServer.StartAsync(name, _redisServer.ConnectionString);
        var database = provider == Provider.Postgres ? await SeededDatabase.KeepAsync(name) : null;
        var requests = await WildRequests.ToAsync(server, async key => (await _redis.GetDatabase().StringGetAsync(key))!);
        var callers = Enumerable.Range(0, Callers).Select(caller => new Random(Seed + caller)).ToArray();

        // What is deleted comes back after each round.
        for (var round = 0; round < Rounds && _faults.Count < 20; round++)
        {
            await Task.WhenAll(callers.Select(random => SendAsync(server, requests, random)));
            if (database is not null)
                await database.RestoreAsync();
        }

        Console.WriteLine($"Seed {Seed}: {_requests} requests to {requests.RouteCount} routes on {provider}.");
        Assert.True(_faults.IsEmpty, $"Seed {Seed}, {provider}:\n{string.Join("\n\n", _faults.Values)}");
    }

    private async Task SendAsync(TestServer server, WildRequests requests, Random random)
    {
        for (var number = 0; number < RequestsOfARound; number++)
        {
            var (request, description) = requests.Next(random);
            var route = $"{request.Method} {request.RequestUri!.AbsolutePath}";
            try
            {
                using var response = await server.Client.SendAsync(request);
                var text = await response.Content.ReadAsStringAsync();
                if (Fault(response, text) is { } fault)
                    _faults.TryAdd(route, $"{description}\n  -> {(int)response.StatusCode} {fault}: {text[..Math.Min(text.Length, 300)]}");
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
            {
                _faults.TryAdd(route, $"{description}\n  -> {failure.Message}");
            }
            finally
            {
                request.Dispose();
            }

            Interlocked.Increment(ref _requests);
        }
    }

    /// <summary>A sentence with a status of 500 is meant so: something can't be deleted, or the database does not take a value. Null when all is well.</summary>
    private static string? Fault(HttpResponseMessage response, string text)
    {
        if (text.Contains("   at ") || text.Contains("Exception"))
            return "tells how the server works";
        if (response.StatusCode is < HttpStatusCode.InternalServerError or HttpStatusCode.NotImplemented)
            return null;
        return response.StatusCode == HttpStatusCode.InternalServerError && IsSentence(text) ? null : "failed";
    }

    private static bool IsSentence(string text)
    {
        try
        {
            return JsonDocument.Parse(text).RootElement.ValueKind == JsonValueKind.String;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
