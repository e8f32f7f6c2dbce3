using OpenTera.TeraServer.Tests;

[assembly: AssemblyFixture(typeof(Servers))]

namespace OpenTera.TeraServer.Tests;

/// <summary>PostgreSQL, Redis and a folder for SQLite files, shared by all tests.</summary>
public sealed class Servers : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("opentera-sqlite-").FullName;
    private int _files;

    public PostgresServer Postgres { get; } = new();
    public RedisServer Redis { get; } = new();

    public async ValueTask InitializeAsync() => await Task.WhenAll(Postgres.InitializeAsync().AsTask(), Redis.InitializeAsync().AsTask());

    public async ValueTask DisposeAsync()
    {
        await Postgres.DisposeAsync();
        await Redis.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A name for a database that is not there yet.</summary>
    public string NewDatabase(Provider provider) => provider == Provider.Postgres
        ? Postgres.ConnectionString(Postgres.NewName())
        : $"Data Source={_folder}/{Interlocked.Increment(ref _files)}.db";
}

public enum Provider
{
    Postgres,
    Sqlite,
}
