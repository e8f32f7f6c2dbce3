using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OpenTera.TeraServer.Data.Tests;

public sealed class SeedTests(Servers servers)
{
    [Theory]
    [InlineData(Provider.Postgres)]
    [InlineData(Provider.Sqlite)]
    public async Task Test_data_is_what_was_recorded_row_by_row(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);

        await AssertRowsAsync(server, Reference.Json("testdata.json"), (_, _) => false);
    }

    [Theory]
    [InlineData(Provider.Postgres)]
    [InlineData(Provider.Sqlite)]
    public async Task Default_data_is_what_was_recorded_but_for_what_is_secret_or_unique_to_an_installation(Provider provider)
    {
        await using var server = await servers.StartAsync(servers.NewDatabase(provider));
        var recorded = Reference.Json("defaultdata.json");
        recorded["t_server_settings"]!.AsArray().Add(Reference.Json("testdata.json")["t_server_settings"]!.AsArray().Last()!.DeepClone());

        await AssertRowsAsync(server, recorded, (column, row) => column is "version_id" or "user_uuid" or "user_password"
            || column == "service_uuid" && row.Text("service_key") != "OpenTeraServer"
            || column == "server_settings_value" && row.Text("server_settings_name") != "ServerVersions");
    }

    [Fact]
    public async Task Sequences_stand_at_the_last_recorded_ids()
    {
        var database = servers.NewDatabase(Provider.Postgres);
        await (await servers.StartAsync(database, ("OpenTera:Seed", "test"))).DisposeAsync();
        var recorded = Reference.Json("testdata.json")["__sequences"]!.AsObject()
            .Select(sequence => $"{sequence.Key} {((bool)sequence.Value!["is_called"]! ? (long)sequence.Value["last_value"]! : null)}");

        Assert.Equal(recorded.Order(StringComparer.Ordinal), await Catalog.LinesAsync(database, "SELECT format('%s %s', sequencename, last_value) FROM pg_sequences"));
    }

    [Theory]
    [InlineData(Provider.Postgres)]
    [InlineData(Provider.Sqlite)]
    public async Task The_next_id_is_the_one_after_the_last(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);

        Assert.Equal(29, (await server.Db.InsertAsync(new Session { SessionName = "Next", IdSessionType = 1 })).IdSession);
    }

    [Fact]
    public async Task Two_installations_share_no_secret_and_no_uuid()
    {
        await using var one = await servers.StartAsync(servers.NewDatabase(Provider.Sqlite), ("OpenTera:AdminPassword", "Given-1234"));
        await using var other = await servers.StartAsync(servers.NewDatabase(Provider.Sqlite), ("OpenTera:AdminPassword", "Given-1234"));

        var secrets = await SecretsAsync(one);

        Assert.Equal(4 + 4 + 2, secrets.Distinct().Count());
        Assert.Empty(secrets.Intersect(await SecretsAsync(other)));
        Assert.Equal(32, (await one.Db.SettingAsync(ServerSetting.TokenEncryptionKey, default)).Length);
        Assert.Equal(10, (await one.Db.SettingAsync(ServerSetting.DeviceRegisterKey, default)).Length);
    }

    [Theory]
    [InlineData("Production", null, "admin", true)]
    [InlineData("Development", null, "admin", false)]
    [InlineData("Production", "Given-1234", "Given-1234", false)]
    public async Task The_well_known_password_must_be_changed_outside_Development_unless_another_is_given(string environment, string? given, string password, bool mustChange)
    {
        await using var server = await servers.StartAsync(servers.NewDatabase(Provider.Sqlite), ("environment", environment), ("OpenTera:AdminPassword", given ?? ""));

        var admin = await server.Db.Users.SingleAsync();

        Assert.True(Password.Verify(password, admin.UserPassword));
        Assert.StartsWith("$2", admin.UserPassword);
        Assert.Equal(mustChange, admin.UserForcePasswordChange);
    }

    [Fact]
    public async Task Passwords_hashed_by_the_original_are_verified()
    {
        await using var server = await servers.OnTestDataAsync(Provider.Sqlite);
        var admin = await server.Db.Users.SingleAsync(user => user.UserUsername == "admin");

        Assert.True(Password.Verify("admin", admin.UserPassword));
        Assert.False(Password.Verify("admin ", admin.UserPassword));
        Assert.False(Password.Verify("admin", "not a hash"));
    }

    [Fact]
    public async Task A_database_with_data_is_not_seeded_again()
    {
        var database = servers.NewDatabase(Provider.Sqlite);
        await using (var first = await servers.StartAsync(database))
        {
            first.Db.Users.Single().UserFirstname = "Changed";
            await first.Db.SaveChangesAsync();
        }

        await using var second = await servers.StartAsync(database, ("OpenTera:Seed", "test"));

        Assert.Equal("Changed", (await second.Db.Users.SingleAsync()).UserFirstname);
        Assert.Empty(await second.Db.Sessions.ToListAsync());
    }

    [Fact]
    public async Task None_puts_nothing_into_the_database()
    {
        await using var server = await servers.StartAsync(servers.NewDatabase(Provider.Sqlite), ("OpenTera:Seed", "none"));

        Assert.Empty(await server.Db.ServerSettings.ToListAsync());
        Assert.Empty(await server.Db.Users.ToListAsync());
    }

    /// <summary>The tables hold the recorded rows and no others.</summary>
    internal static async Task AssertRowsAsync(Server server, JsonObject recorded, Func<string, JsonNode, bool> ignore)
    {
        foreach (var entity in server.Db.Model.GetEntityTypes())
        {
            var rows = (recorded[entity.GetTableName()!]?.AsArray() ?? []).OrderBy(row => (int)row![TeraModel.KeyColumn(entity)]!).ToList();
            var actual = (await server.SeeAsync(db => Rows(db, entity))).OrderBy(row => (int)row.GetType().GetProperty(entity.FindPrimaryKey()!.Properties[0].Name)!.GetValue(row)!).ToList();
            Assert.Equal(rows.Count, actual.Count);
            foreach (var (expected, row) in rows.Zip(actual))
                foreach (var column in entity.GetProperties().Where(column => !ignore(column.GetColumnName(), expected!)))
                    Assert.Equal((entity.GetTableName(), column.GetColumnName(), Recorded(expected![column.GetColumnName()], column)), (entity.GetTableName(), column.GetColumnName(), column.PropertyInfo!.GetValue(row)));
        }
    }

    private static async Task<List<Entity>> Rows(TeraContext db, IEntityType entity)
    {
        var set = typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(entity.ClrType);
        return await ((IQueryable<Entity>)set.Invoke(db, null)!).IgnoreQueryFilters().AsNoTracking().ToListAsync();
    }

    private static object? Recorded(JsonNode? value, IProperty column)
    {
        var type = Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType;
        return value is null ? null
            : type == typeof(DateTimeOffset) ? DateTimeOffset.Parse((string)value!, CultureInfo.InvariantCulture)
            : type.IsEnum ? Enum.ToObject(type, (int)value)
            : type == typeof(int) ? (int)value
            : type == typeof(long) ? (long)value
            : type == typeof(bool) ? (bool)value
            : (string)value!;
    }

    private static async Task<List<string>> SecretsAsync(Server server) =>
    [
        .. await server.Db.ServerSettings.Where(setting => setting.ServerSettingsName != ServerSetting.ServerVersions).Select(setting => setting.ServerSettingsValue).ToListAsync(),
        .. await server.Db.Services.Where(service => service.ServiceKey != Service.TeraServerKey).Select(service => service.ServiceUuid).ToListAsync(),
        .. await server.Db.Users.Select(user => user.UserUuid).ToListAsync(),
        .. await server.Db.Users.Select(user => user.UserPassword).ToListAsync(),
    ];
}
