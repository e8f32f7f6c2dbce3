using System.Text.Json.Nodes;

namespace OpenTera.TeraServer.Data.Tests;

/// <summary>A new PostgreSQL database against the tables of the original.</summary>
public sealed class SchemaTests(Servers servers) : IAsyncLifetime
{
    private static readonly JsonObject _schema = Reference.Json("schema.json");
    private string _database = "";

    public async ValueTask InitializeAsync()
    {
        _database = servers.NewDatabase(Provider.Postgres);
        await using var server = await servers.StartAsync(_database, ("OpenTera:Seed", "none"));
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Columns_have_the_original_names_types_and_no_defaults()
    {
        var original = from table in _schema["tables"]!.AsObject()
                       from column in table.Value!["columns"]!.AsArray()
                       select $"{table.Key}.{column.Text("name")} {column.Text("type")} {((bool)column["nullable"]! ? "NULL" : "NOT NULL")} no default NO";

        Assert.Equal(original.Order(StringComparer.Ordinal), await Catalog.ColumnsAsync(_database));
    }

    [Fact]
    public async Task Keys_unique_constraints_and_foreign_keys_are_the_original_ones_by_name()
    {
        var original = new List<string>();
        foreach (var (table, description) in _schema["tables"]!.AsObject())
        {
            original.Add($"{table}.{description!["primary_key"]!.Text("name")} PRIMARY KEY ({description["primary_key"]!.Names("columns")})");
            original.AddRange(description["unique"]!.AsArray().Select(unique => $"{table}.{unique!.Text("name")} UNIQUE ({unique!.Names("columns")})"));
            original.AddRange(description["foreign_keys"]!.AsArray().Select(key =>
                $"{table}.{key!.Text("name")} FOREIGN KEY ({key!.Names("columns")}) REFERENCES {key!.Text("references")}({key!.Names("referenced_columns")})"
                + (key!.Text("onupdate") is { } update ? $" ON UPDATE {update}" : "")
                + (key!.Text("ondelete") is { } delete ? $" ON DELETE {delete}" : "")));
            Assert.Empty(description["check"]!.AsArray());
        }

        original.Sort(StringComparer.Ordinal);
        Assert.Equal(original, await Catalog.ConstraintsAsync(_database));
    }

    [Fact]
    public async Task Sequences_are_the_original_ones()
    {
        var original = _schema["sequences"]!.AsObject().Select(sequence =>
        {
            Assert.Equal("START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1", sequence.Value!.Text("definition"));
            return $"{sequence.Key} bigint start 1 by 1 from 1 to {long.MaxValue} cycle f cache 1";
        });

        Assert.Equal(original.Order(StringComparer.Ordinal), await Catalog.SequencesAsync(_database));
    }

    [Fact]
    public async Task Every_id_comes_from_the_sequence_the_original_takes_it_from()
    {
        await using var server = await servers.OnTestDataAsync(Provider.Postgres);
        var original = from table in _schema["tables"]!.AsObject()
                       from column in table.Value!["columns"]!.AsArray()
                       where column!.Text("sequence") is not null
                       select $"{table.Key}: {column!.Text("sequence")}";

        var own = server.Db.Model.GetEntityTypes().Select(entity => $"{entity.GetTableName()}: {TeraModel.KeySequence(entity)}");

        Assert.Equal(original.Order(), own.Order());
    }

    [Fact]
    public async Task Indexes_beyond_the_original_are_one_for_each_foreign_key_and_two_for_logins_and_calendars()
    {
        var foreignKeys = from table in _schema["tables"]!.AsObject()
                          from key in table.Value!["foreign_keys"]!.AsArray()
                          select $"ix_{table.Key}_{key!.Names("columns")}";

        Assert.Equal(
            foreignKeys.Concat(["ix_t_participants_participant_username", "ix_t_sessions_session_start_datetime"]).Order(StringComparer.Ordinal),
            await Catalog.IndexesAsync(_database));
        Assert.All(_schema["tables"]!.AsObject(), table => Assert.Empty(table.Value!["indexes"]!.AsArray()));
    }

    [Fact]
    public async Task The_database_carries_the_Alembic_revision_of_the_original() =>
        Assert.Equal(["6b9c4707d8ef"], await Catalog.LinesAsync(_database, "SELECT version_num::text FROM alembic_version"));

    [Theory]
    [InlineData(Provider.Postgres)]
    [InlineData(Provider.Sqlite)]
    public async Task The_migrations_make_what_the_model_is(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);

        Assert.False(server.Db.Database.HasPendingModelChanges());
    }
}
