using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using OpenTera.TeraServer.Data;

namespace Microsoft.Extensions.Hosting;

/// <summary>How the server finds its database.</summary>
public static class DatabaseSetup
{
    /// <summary>
    /// Registers <see cref="TeraContext"/> on the connection string <c>opentera</c>: SQLite when it names a <c>Data Source</c>
    /// and no host, else PostgreSQL.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no such connection string.</exception>
    public static TBuilder AddTeraDatabase<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        var connectionString = builder.Configuration.GetConnectionString("opentera")
            ?? throw new InvalidOperationException(
                "No database: set ConnectionStrings__opentera to a PostgreSQL connection string (\"Host=...;Database=...\") or to an SQLite file (\"Data Source=...\").");

        if (IsSqlite(connectionString))
            builder.Services.AddDbContextPool<TeraContext, SqliteContext>(options => options.UseTeraSqlite(connectionString));
        else
            builder.Services.AddDbContextPool<TeraContext, PostgresContext>(options => options.UseTeraPostgres(connectionString));
        return builder;
    }

    private static bool IsSqlite(string connectionString)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return parts.ContainsKey("Data Source") && !parts.ContainsKey("Host");
    }

    internal static DbContextOptionsBuilder UseTeraSqlite(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString).UseSnakeCaseNamingConvention();

    internal static DbContextOptionsBuilder UseTeraPostgres(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString).UseSnakeCaseNamingConvention();
}
