using System.Data.Common;
using Microsoft.Extensions.Configuration;

namespace OpenTera.AppHost.Database;

/// <summary>Where the databases of a system are.</summary>
internal interface IDatabaseServer
{
    /// <summary>What has to be healthy before a database can be used; null: nothing.</summary>
    IResourceBuilder<IResource>? Process { get; }

    /// <summary>Adds the database of one part. The part itself makes it and its tables when they are not there.</summary>
    /// <param name="resource">Name of the resource.</param>
    /// <param name="database">Name of the database.</param>
    IResourceBuilder<IResourceWithConnectionString> AddDatabase(string resource, string database);
}

/// <summary>PostgreSQL in a container.</summary>
internal sealed class PostgresContainer(IResourceBuilder<PostgresServerResource> server) : IDatabaseServer
{
    public IResourceBuilder<IResource>? Process => server;

    public IResourceBuilder<IResourceWithConnectionString> AddDatabase(string resource, string database) => server.AddDatabase(resource, database);
}

/// <summary>The user's own PostgreSQL: one database a part, beside the one that <c>ConnectionStrings:opentera</c> names.</summary>
internal sealed class UsersPostgres(IDistributedApplicationBuilder builder, string connectionString) : IDatabaseServer
{
    public IResourceBuilder<IResource>? Process => null;

    public IResourceBuilder<IResourceWithConnectionString> AddDatabase(string resource, string database)
    {
        builder.Configuration[$"ConnectionStrings:{resource}"] = builder.Configuration.GetConnectionString(database) ?? BesideOpenTera(database);
        return builder.AddConnectionString(resource);
    }

    private string BesideOpenTera(string database)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        parts["Database"] = database;
        return parts.ConnectionString;
    }
}

/// <summary>SQLite: one file a part, in the data directory.</summary>
internal sealed class SqliteFiles(IDistributedApplicationBuilder builder, string folder) : IDatabaseServer
{
    public IResourceBuilder<IResource>? Process => null;

    public IResourceBuilder<IResourceWithConnectionString> AddDatabase(string resource, string database)
    {
        var file = Path.Combine(folder, database + ".db");
        return builder.AddConnectionString(resource, ReferenceExpression.Create($"Data Source={file}"));
    }
}
