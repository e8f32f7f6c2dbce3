using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;
using OpenTera.ServiceDefaults.Communication.Messages;
using OpenTera.TeraServer.Data;
using OpenTera.TeraServer.Data.Events;

namespace Microsoft.Extensions.Hosting;

/// <summary>How the server finds its database.</summary>
public static class DatabaseSetup
{
    /// <summary>
    /// Registers <see cref="TeraContext"/> on the connection string <c>opentera</c>: SQLite when it is <c>Data Source=FILE</c>, else PostgreSQL.
    /// Its changes are told on the message bus.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no such connection string.</exception>
    public static TBuilder AddTeraDatabase<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        var connectionString = builder.Configuration.GetConnectionString("opentera") is { Length: > 0 } given ? given
            : throw new InvalidOperationException(
                "There is no connection string 'opentera'. Set ConnectionStrings__opentera to 'Host=...;Database=...' (PostgreSQL) or 'Data Source=FILE' (SQLite).");

        // Between the two, so that a database can be used before Redis is there.
        builder.Services.AddSingleton(Channel.CreateBounded<DatabaseEvent>(
            new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }));
        builder.Services.AddHostedService<DatabaseEventPublisher>();
        builder.Services.AddSingleton<DatabaseEvents>();
        builder.Services.AddSingleton<IInterceptor>(services => services.GetRequiredService<DatabaseEvents>());
        if (IsSqlite(connectionString))
            builder.Services.AddTeraContext<SqliteContext>(options => options.UseTeraSqlite(connectionString));
        else
            builder.Services.AddSingleton<IInterceptor, CallerVersionQuestion>().AddTeraContext<PostgresContext>(options => options.UseTeraPostgres(connectionString));
        return builder;
    }

    private static void AddTeraContext<TContext>(this IServiceCollection services, Func<DbContextOptionsBuilder, DbContextOptionsBuilder> connect) where TContext : TeraContext =>
        services.AddDbContextPool<TeraContext, TContext>((provider, options) => connect(options).AddInterceptors(provider.GetServices<IInterceptor>()));

    /// <summary>The database is prepared at start, beside everything else that starts.</summary>
    public static IServiceCollection AddPreparation(this IServiceCollection services)
    {
        services.AddSingleton<Preparation>().AddHostedService(provider => provider.GetRequiredService<Preparation>());
        return services.Configure<HostOptions>(options => options.ServicesStartConcurrently = true);
    }

    internal static DbContextOptionsBuilder UseTeraSqlite(this DbContextOptionsBuilder options, string connectionString)
    {
        if (Path.GetDirectoryName(new SqliteConnectionStringBuilder(connectionString).DataSource) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        return options.UseSqlite(connectionString).UseTeraConventions();
    }

    internal static DbContextOptionsBuilder UseTeraPostgres(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(Tuned(connectionString), npgsql => npgsql.ConfigureDataSource(source => source.UsePhysicalConnectionInitializer(ForShortStatements, ForShortStatementsAsync)))
            .ReplaceService<IUpdateSqlGenerator, SequenceInserts>().UseTeraConventions();

    /// <summary>
    /// The same statements come again and again: the server plans each of them once a connection, which takes it longer than the answer.
    /// Nothing is left on a connection that the next request would have to be spared.
    /// A server on this machine has its processors only: statements beyond those that these can work on make others wait, a few of them long.
    /// </summary>
    private static string Tuned(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true };
        if (settings.MaxAutoPrepare == 0)
            settings.MaxAutoPrepare = 500;
        if (settings.MaxPoolSize == new NpgsqlConnectionStringBuilder().MaxPoolSize && settings.Host is "localhost" or "127.0.0.1" or "::1" or ['/', ..])
            settings.MaxPoolSize = Math.Max(4, 2 * Environment.ProcessorCount);
        return settings.ConnectionString;
    }

    /// <summary>
    /// To compile a statement, or to spread it over processes, takes longer than any of these statements needs: seconds, when PostgreSQL thinks tables larger than
    /// they are.
    /// </summary>
    private static NpgsqlCommand ShortStatements(NpgsqlConnection connection) => new("SET jit = off; SET max_parallel_workers_per_gather = 0", connection);

    private static void ForShortStatements(NpgsqlConnection connection)
    {
        using var command = ShortStatements(connection);
        command.ExecuteNonQuery();
    }

    private static async Task ForShortStatementsAsync(NpgsqlConnection connection)
    {
        await using var command = ShortStatements(connection);
        await command.ExecuteNonQueryAsync();
    }

    private static DbContextOptionsBuilder UseTeraConventions(this DbContextOptionsBuilder options) =>
        options.UseSnakeCaseNamingConvention().AddInterceptors(new VersionStamps()).EnableThreadSafetyChecks(SelfChecks.Wanted)
            .ConfigureWarnings(warnings => warnings
                // A user's preferences have no filter of their own; that they are hidden with their user is meant.
                .Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)
                // So is one statement for all that is asked.
                .Ignore(RelationalEventId.MultipleCollectionIncludeWarning)
                // Who threw the error tells it; and a client that went away is none.
                .Log((RelationalEventId.TransactionError, LogLevel.Debug)));

    private static bool IsSqlite(string connectionString)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return parts.ContainsKey("Data Source") && !parts.ContainsKey("Host");
    }
}
