namespace OpenTera.TeraServer.Data.Tests;

/// <summary>A database that the original made and filled.</summary>
public sealed class AdoptionTests(Servers servers)
{
    [Fact]
    public async Task A_database_of_the_original_is_taken_over_without_a_change_to_its_tables()
    {
        var database = await OriginalAsync();
        var columns = await Catalog.ColumnsAsync(database);
        var constraints = await Catalog.ConstraintsAsync(database);
        var sequences = await Catalog.SequencesAsync(database);

        await using var server = await servers.StartAsync(database);

        Assert.Equal(columns, await Catalog.ColumnsAsync(database));
        Assert.Equal(constraints, await Catalog.ConstraintsAsync(database));
        Assert.Equal(sequences, await Catalog.SequencesAsync(database));
        Assert.Contains("ix_t_sessions_events_id_session", await Catalog.IndexesAsync(database));
        Assert.Empty(await server.Db.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task Its_rows_are_kept_and_new_ids_go_on_from_its_sequences()
    {
        await using var server = await servers.StartAsync(await OriginalAsync());

        await SeedTests.AssertRowsAsync(server, Reference.Json("testdata.json"), (_, _) => false);
        var participant = await server.Db.InsertAsync(new Participant { ParticipantName = "Fifth", IdProject = 1 });
        Assert.Equal(5, participant.IdParticipant);
    }

    [Fact]
    public async Task Rows_that_the_original_writes_beside_us_take_ids_from_the_same_sequence()
    {
        var database = await OriginalAsync();
        await using var server = await servers.StartAsync(database);

        var ours = await server.Db.InsertAsync(new DeviceType { DeviceTypeName = "Ours", DeviceTypeKey = "ours" });
        await PostgresServer.ExecuteAsync(database, "INSERT INTO t_devices_types VALUES (nextval('id_device_type_sequence'), 'Theirs', 'theirs', 1)");
        var next = await server.Db.InsertAsync(new DeviceType { DeviceTypeName = "Next", DeviceTypeKey = "next" });

        Assert.Equal((5, 7), (ours.IdDeviceType, next.IdDeviceType));
    }

    [Fact]
    public async Task An_administrators_own_index_of_the_same_name_is_no_obstacle()
    {
        var database = await OriginalAsync();
        await PostgresServer.ExecuteAsync(database, "CREATE INDEX ix_t_sessions_events_id_session ON t_sessions_events (id_session)");

        await using var server = await servers.StartAsync(database);

        Assert.Empty(await server.Db.Database.GetPendingMigrationsAsync());
    }

    [Theory]
    [InlineData("UPDATE alembic_version SET version_num = '818356b801fd'", "older OpenTera (Alembic revision 818356b801fd, wanted is 6b9c4707d8ef)")]
    [InlineData("UPDATE alembic_version SET version_num = 'ffffffffffff'", "newer OpenTera than this one (Alembic revision ffffffffffff, wanted is 6b9c4707d8ef)")]
    [InlineData("DELETE FROM alembic_version", "no row in alembic_version")]
    [InlineData("DROP TABLE alembic_version", "no row in alembic_version")]
    public async Task A_database_of_another_OpenTera_is_refused_and_left_as_it_is(string change, string reason)
    {
        var database = await OriginalAsync();
        await PostgresServer.ExecuteAsync(database, change);

        var refusal = await Assert.ThrowsAsync<DatabaseRefusedException>(() => servers.StartAsync(database));

        Assert.Contains(reason, refusal.Message);
        Assert.Empty(await Catalog.IndexesAsync(database));
        Assert.Empty(await Catalog.LinesAsync(database, "SELECT tablename::text FROM pg_tables WHERE tablename = '__EFMigrationsHistory'"));
    }

    [Fact]
    public async Task A_database_that_the_original_upgraded_since_is_refused()
    {
        var database = servers.NewDatabase(Provider.Postgres);
        await (await servers.StartAsync(database)).DisposeAsync();
        await PostgresServer.ExecuteAsync(database, "UPDATE alembic_version SET version_num = 'ffffffffffff'");

        await Assert.ThrowsAsync<DatabaseRefusedException>(() => servers.StartAsync(database));
    }

    private async Task<string> OriginalAsync()
    {
        var database = await servers.Postgres.CreateAsync();
        await PostgresServer.ExecuteAsync(database, Reference.Text("schema.sql"));
        await PostgresServer.ExecuteAsync(database, Reference.Text("testdata.sql"));
        return database;
    }
}
