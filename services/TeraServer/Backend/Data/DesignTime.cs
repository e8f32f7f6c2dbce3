using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace OpenTera.TeraServer.Data;

/// <summary>
/// Makes the context for <c>dotnet ef migrations add NAME --context PostgresContext --output-dir Migrations/Postgres</c>, after which comes
/// <c>dotnet ef migrations script --context PostgresContext --output Migrations/Postgres/PostgresContext.sql</c>, and <c>dotnet ef dbcontext optimize --context PostgresContext
/// --output-dir Data/Models/Postgres --namespace OpenTera.TeraServer.Data.Models.Postgres</c>. Connects to nothing.
/// </summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresContext>
{
    public PostgresContext CreateDbContext(string[] args) =>
        new((DbContextOptions<PostgresContext>)new DbContextOptionsBuilder<PostgresContext>().UseTeraPostgres("Host=localhost").Options);
}

/// <summary>
/// Makes the context for <c>dotnet ef migrations add NAME --context SqliteContext --output-dir Migrations/Sqlite</c>, after which comes
/// <c>dotnet ef migrations script --context SqliteContext --output Migrations/Sqlite/SqliteContext.sql</c>, and <c>dotnet ef dbcontext optimize --context SqliteContext
/// --output-dir Data/Models/Sqlite --namespace OpenTera.TeraServer.Data.Models.Sqlite</c>. Connects to nothing.
/// </summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteContext>
{
    public SqliteContext CreateDbContext(string[] args) =>
        new((DbContextOptions<SqliteContext>)new DbContextOptionsBuilder<SqliteContext>().UseTeraSqlite("Data Source=:memory:").Options);
}
