using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTera.ServiceDefaults.EntityFrameworkCore;

namespace Microsoft.Extensions.Hosting;

/// <summary>The database of a service.</summary>
public static class OpenTeraDbContextExtensions
{
    /// <summary>What <c>dotnet ef</c> needs to compare a model with the last migration: the kind of database, and none that runs.</summary>
    private const string WithoutServer = "Host=localhost";

    /// <summary>
    /// Adds a pooled <typeparamref name="TContext"/> on SQLite or PostgreSQL, as its connection string says, with names in snake case, and a
    /// health check of the database for <c>/health</c>.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="connectionName">Name of the connection string; of a service the key in lower case.</param>
    /// <param name="configure">More options; null: none.</param>
    /// <exception cref="InvalidOperationException">There is no such connection string; <c>dotnet ef migrations add</c> needs none.</exception>
    /// <remarks>PostgreSQL commands that fail for a passing reason are tried again; a transaction opened by hand must therefore run inside
    /// <c>Database.CreateExecutionStrategy().ExecuteAsync</c>.</remarks>
    public static IHostApplicationBuilder AddOpenTeraDbContext<TContext>(this IHostApplicationBuilder builder, string connectionName, Action<DbContextOptionsBuilder>? configure = null)
        where TContext : DbContext
    {
        var connectionString = builder.Configuration.GetConnectionString(connectionName) is { Length: > 0 } given ? given
            : EF.IsDesignTime ? WithoutServer
            : throw new InvalidOperationException($"There is no connection string '{connectionName}'. Set ConnectionStrings__{connectionName} to 'Data Source=FILE' (SQLite) or 'Host=...;Database=...' (PostgreSQL).");
        builder.Services.AddDbContextPool<TContext>(options =>
        {
            options.UseOpenTeraDatabase(connectionString);
            configure?.Invoke(options);
        });
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealthCheck<TContext>>(connectionName);
        return builder;
    }

    /// <summary>Chooses SQLite for <c>Data Source=...</c> and PostgreSQL for everything else, with names in snake case. SQLite's folder is made if it is not there.</summary>
    public static DbContextOptionsBuilder UseOpenTeraDatabase(this DbContextOptionsBuilder options, string connectionString)
    {
        if (IsSqlite(connectionString))
        {
            if (Path.GetDirectoryName(new SqliteConnectionStringBuilder(connectionString).DataSource) is { Length: > 0 } folder)
                Directory.CreateDirectory(folder);
            options.UseSqlite(connectionString);
        }
        else
            options.UseNpgsql(connectionString, npgsql => npgsql.EnableRetryOnFailure());
        return options.UseSnakeCaseNamingConvention();
    }

    /// <summary>Brings the database to the newest migration of <typeparamref name="TContext"/>.</summary>
    /// <exception cref="InvalidOperationException">The model has changes that no migration has.</exception>
    public static async Task MigrateAsync<TContext>(this IHost app, CancellationToken cancellationToken = default) where TContext : DbContext
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TContext>().Database.MigrateAsync(cancellationToken);
    }

    private static bool IsSqlite(string connectionString)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return parts.ContainsKey("Data Source") && !parts.ContainsKey("Host");
    }
}
