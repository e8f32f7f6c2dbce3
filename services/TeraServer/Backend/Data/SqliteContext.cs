using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Data;

/// <summary>The database in an SQLite file: the same tables, ids counted by SQLite itself.</summary>
public sealed class SqliteContext(DbContextOptions<SqliteContext> options) : TeraContext(options);
