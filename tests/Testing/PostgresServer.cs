using Npgsql;
using Xunit;

namespace OpenTera.Testing;

/// <summary>A PostgreSQL server of its own for the tests: a new cluster in a temporary folder, gone with the fixture.</summary>
/// <remarks>PostgreSQL refuses to run as root; there it runs as the user <c>postgres</c> of its package.</remarks>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("opentera-postgres-").FullName;
    private readonly int _port = Ports.Free();
    private ServerProcess? _server;
    private int _databases;

    /// <summary>How clients prove who they are: <c>trust</c> asks for nothing; <c>scram-sha-256</c> refuses everybody, since no role has a password.</summary>
    public string Authentication { get; init; } = "trust";

    /// <summary>Settings of its own, as <c>name=value</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Where the server keeps its files.</summary>
    public string DataFolder => $"{_folder}/data";

    public async ValueTask InitializeAsync()
    {
        var programs = Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(version => int.Parse(Path.GetFileName(version))).First() + "/bin";
        if (Environment.IsPrivilegedProcess)
            await ServerProcess.RunAsync("chown", ["postgres", _folder]);
        var (initdb, cluster) = AsPostgres($"{programs}/initdb", "-D", DataFolder, "-U", "postgres", "--auth-local=trust", $"--auth-host={Authentication}", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await ServerProcess.RunAsync(initdb, cluster);
        var (postgres, options) = AsPostgres($"{programs}/postgres", ["-D", DataFolder, "-p", $"{_port}", "-k", _folder,
            "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "max_connections=200",
            // Rows without an order come in the order of a plan, which statistics change.
            "-c", "autovacuum=off", .. Settings.SelectMany(setting => (string[])["-c", setting])]);
        _server = new ServerProcess(postgres, options);
        await _server.WaitAsync(async () =>
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
            try
            {
                await connection.OpenAsync();
            }
            catch (NpgsqlException refused) when (Authentication != "trust" && refused.SqlState is PostgresErrorCodes.InvalidPassword or null)
            {
                // It runs, and refuses.
            }
        });
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
            await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The connection string of a database, which need not be there.</summary>
    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Include Error Detail=true";

    /// <summary>A name that no database of this server has.</summary>
    public string NewName() => $"test_{Interlocked.Increment(ref _databases)}";

    /// <summary>Makes a database, empty or a copy of another one that nobody is connected to, and gives its connection string.</summary>
    public async Task<string> CreateAsync(string? template = null)
    {
        var name = NewName();
        await ExecuteAsync(ConnectionString("postgres"), $"CREATE DATABASE {name}" + (template is null ? "" : $" TEMPLATE {template}"));
        return ConnectionString(name);
    }

    /// <summary>Runs SQL, of any number of statements.</summary>
    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static (string Program, string[] Arguments) AsPostgres(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? ("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", program, .. arguments])
        : (program, arguments);
}
