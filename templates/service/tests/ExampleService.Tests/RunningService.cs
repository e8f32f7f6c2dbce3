using OpenTera.Testing;

namespace OpenTera.ExampleService.Tests;

#if (database)
/// <summary>The service as it runs, on SQLite, beside stand-ins for what it needs.</summary>
public class RunningService() : TestedService<Program>("ExampleService")
{
    private readonly string folder = Directory.CreateTempSubdirectory("opentera-service-").FullName;

    protected override string Database => $"Data Source={folder}/made-by-the-service/data.db;Pooling=False";
#if (assets)

    public string AssetFolder => Path.Combine(folder, "assets");

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["OpenTera:AssetFolder"] = AssetFolder };
#endif

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class ServiceOnPostgres : RunningService
{
    private readonly PostgresServer postgres = new();
    private string database = "";

    protected override string Database => database;

    public override async ValueTask InitializeAsync()
    {
        await postgres.InitializeAsync();
        database = await postgres.CreateAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await postgres.DisposeAsync();
    }
}
#else
/// <summary>The service as it runs, beside stand-ins for what it needs.</summary>
public sealed class RunningService() : TestedService<Program>("ExampleService");
#endif
