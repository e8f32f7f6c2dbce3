using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OpenTera.TeraServer.Data.Tests;

public sealed class StartTests(Servers servers)
{
    [Theory]
    [InlineData(Provider.Postgres)]
    [InlineData(Provider.Sqlite)]
    public async Task Replicas_that_start_at_once_on_nothing_make_one_database(Provider provider)
    {
        var database = servers.NewDatabase(provider);

        var replicas = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => servers.StartAsync(database, ("OpenTera:Services:New:Port", "4050")))));

        Assert.Single(await replicas[0].Db.Users.ToListAsync());
        Assert.Single(await replicas[1].Db.Services.Where(service => service.ServiceKey == "New").ToListAsync());
        Assert.Equal(5, await replicas[2].Db.ServerSettings.CountAsync());
        foreach (var replica in replicas)
            await replica.DisposeAsync();
    }

    [Fact]
    public async Task A_process_killed_while_it_migrated_does_not_stop_the_next_one()
    {
        var database = servers.NewDatabase(Provider.Sqlite);
        await using (var first = await servers.StartAsync(database, ("OpenTera:Seed", "none")))
        {
            await first.Db.Database.ExecuteSqlRawAsync("CREATE TABLE __EFMigrationsLock (id INTEGER PRIMARY KEY, timestamp TEXT); INSERT INTO __EFMigrationsLock VALUES (1, 'long ago')");
            var indexes = await first.Db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'index' AND name LIKE 'ix_%'").ToListAsync();
            var undo = string.Concat(indexes.Select(index => $"DROP INDEX {index};")) + "DELETE FROM __EFMigrationsHistory WHERE migration_id LIKE '%_Indexes'";
            await first.Db.Database.ExecuteSqlRawAsync(undo);
        }

        await using var second = await servers.StartAsync(database, ("OpenTera:Seed", "none")).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Empty(await second.Db.Database.GetPendingMigrationsAsync());
    }

    [Theory]
    [InlineData(Provider.Postgres)]
    [InlineData(Provider.Sqlite)]
    public async Task The_script_for_new_databases_is_what_the_migrations_do(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        using var script = new StreamReader(typeof(TeraContext).Assembly.GetManifestResourceStream($"{provider}Context.sql")!);

        // Not so after a migration was added: write the script again as Data/DesignTime.cs says.
        Assert.Equal(server.Db.GetService<IMigrator>().GenerateScript(), await script.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(Provider.Postgres)]
    [InlineData(Provider.Sqlite)]
    public async Task The_compiled_model_is_what_the_entities_say(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);

        // Not so after an entity was changed: compile the model again as Data/DesignTime.cs says.
        Assert.Equal(Describe(server.Db.GetService<IDesignTimeModel>().Model), Describe(server.Db.Model));

        static string[] Describe(IModel model)
        {
            const MetadataDebugStringOptions Options = MetadataDebugStringOptions.LongDefault & ~MetadataDebugStringOptions.IncludeAnnotations;
            return
            [
                // The order of an entity's navigations has no meaning.
                .. model.GetEntityTypes().SelectMany(entity => entity.ToDebugString(Options).Split('\n').Order()),
                .. model.GetEntityTypes().SelectMany(entity => entity.GetDeclaredQueryFilters(), (entity, filter) => $"{entity.Name} {filter.Key}: {filter.Expression}"),
                .. model.GetRelationalModel().ToDebugString(Options).Split('\n'),
            ];
        }
    }

    [Theory]
    [InlineData(Provider.Postgres)]
    [InlineData(Provider.Sqlite)]
    public async Task Declared_services_are_recorded_with_their_roles_and_keep_their_uuid(Provider provider)
    {
        var database = servers.NewDatabase(provider);
        string uuid;
        await using (var first = await servers.StartAsync(database, ("OpenTera:Services:ExampleService:Name", "Example"), ("OpenTera:Services:ExampleService:Port", "4050"),
            ("OpenTera:Services:ExampleService:ClientEndpoint", "/example"), ("OpenTera:Services:FileTransferService:Port", "14042")))
        {
            var service = await first.Db.Services.Include(service => service.ServiceRoles).SingleAsync(service => service.ServiceKey == "ExampleService");
            Assert.Equal(("Example", 4050, "/example", "127.0.0.1", true), (service.ServiceName, service.ServicePort, service.ServiceClientendpoint, service.ServiceHostname, service.ServiceEnabled));
            Assert.Equal(["admin", "user"], service.ServiceRoles.Select(role => role.ServiceRoleName).Order());
            uuid = service.ServiceUuid;
            var files = await first.Db.Services.SingleAsync(service => service.ServiceKey == "FileTransferService");
            Assert.Equal((14042, "File Transfer Service", true), (files.ServicePort, files.ServiceName, files.ServiceHasAssets));
            await first.Db.DeleteAsync(service);
        }

        await using var second = await servers.StartAsync(database, ("OpenTera:Services:ExampleService:Port", "4051"));

        var again = await second.Db.Services.Include(service => service.ServiceRoles).SingleAsync(service => service.ServiceKey == "ExampleService");
        Assert.Equal((uuid, 4051, "Example", 2), (again.ServiceUuid, again.ServicePort, again.ServiceName, again.ServiceRoles.Count));
    }

    [Fact]
    public async Task A_connection_string_is_needed()
    {
        var missing = await Assert.ThrowsAsync<InvalidOperationException>(() => servers.StartAsync(""));

        Assert.Contains("ConnectionStrings__opentera", missing.Message);
    }
}
