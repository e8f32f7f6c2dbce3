using OpenTera.AppHost.Database;

namespace OpenTera.AppHost;

/// <summary>The database.</summary>
internal static class DatabaseExtensions
{
    /// <summary>
    /// Adds what holds the databases of TeraServer and the services: the user's PostgreSQL (<c>ConnectionStrings:opentera</c>), a PostgreSQL
    /// container or SQLite files, as <c>OpenTera:Database</c> says. Published it is always the container.
    /// </summary>
    public static void AddOpenTeraDatabase(this IDistributedApplicationBuilder builder)
    {
        var system = OpenTeraSystem.Of(builder);
        if (system.IsPublished)
        {
            system.Databases = builder.AddPostgresContainer();
            return;
        }

        var (kind, reason) = new Choices(system.Settings, system.Machine).Database();
        var files = system.Settings.DataPath("databases");
        OpenTeraSystem.Announce("database", kind switch
        {
            DatabaseKind.Postgres => "PostgreSQL of your own",
            DatabaseKind.Container => "PostgreSQL container",
            _ => $"SQLite in {files}",
        }, reason);
        system.Databases = kind switch
        {
            DatabaseKind.Postgres => new UsersPostgres(builder, system.Settings.ConnectionString!),
            DatabaseKind.Container => builder.AddPostgresContainer(),
            _ => new SqliteFiles(builder, files),
        };
    }

    private static PostgresContainer AddPostgresContainer(this IDistributedApplicationBuilder builder) =>
        new(builder.AddPostgres("postgres").WithDataVolume());
}
