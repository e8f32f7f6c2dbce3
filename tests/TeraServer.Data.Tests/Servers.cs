using OpenTera.TeraServer.Data.Tests;

[assembly: AssemblyFixture(typeof(Servers))]

namespace OpenTera.TeraServer.Data.Tests;

/// <summary>The servers all tests share, and databases with the test data to copy.</summary>
public sealed class Servers : IAsyncLifetime
{
    private const string Template = "seeded";
    private readonly string _folder = Directory.CreateTempSubdirectory("opentera-sqlite-").FullName;
    private int _files;

    public PostgresServer Postgres { get; } = new();
    public RedisServer Redis { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Task.WhenAll(Postgres.InitializeAsync().AsTask(), Redis.InitializeAsync().AsTask());
        await Task.WhenAll(SeedAsync(Postgres.ConnectionString(Template) + ";Pooling=false"), SeedAsync($"Data Source={_folder}/{Template}.db;Pooling=false"));
    }

    public async ValueTask DisposeAsync()
    {
        await Postgres.DisposeAsync();
        await Redis.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A name for a database that is not there yet.</summary>
    public string NewDatabase(Provider provider) => provider == Provider.Postgres ? Postgres.ConnectionString(Postgres.NewName()) : NewFile();

    /// <summary>A server on a copy of the test data.</summary>
    public async Task<Server> OnTestDataAsync(Provider provider)
    {
        string database;
        if (provider == Provider.Postgres)
            database = await Postgres.CreateAsync(Template);
        else
        {
            database = NewFile();
            File.Copy($"{_folder}/{Template}.db", database["Data Source=".Length..]);
        }
        return await StartAsync(database);
    }

    /// <summary>A server on a database, prepared for its first request.</summary>
    public Task<Server> StartAsync(string database, params (string Name, string Value)[] settings) => Server.StartAsync(database, Redis.ConnectionString, settings);

    private async Task SeedAsync(string database)
    {
        await using var server = await StartAsync(database, ("OpenTera:Seed", "test"));
    }

    private string NewFile() => $"Data Source={_folder}/{Interlocked.Increment(ref _files)}.db";
}

public enum Provider
{
    Postgres,
    Sqlite,
}
