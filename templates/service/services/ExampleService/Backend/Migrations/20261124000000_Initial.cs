using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace OpenTera.ExampleService.Migrations;

// No column types: each database takes its own, and one migration does for PostgreSQL and SQLite.
[DbContext(typeof(ExampleServiceContext))]
[Migration("20261124000000_Initial")]
public sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "notes",
            columns: table => new
            {
                id = table.Column<int>(nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn)
                    .Annotation("Sqlite:Autoincrement", true),
                owner_uuid = table.Column<string>(maxLength: 36, nullable: false),
                text = table.Column<string>(maxLength: 1000, nullable: false),
                author = table.Column<string>(maxLength: 256, nullable: false),
                created_at = table.Column<DateTimeOffset>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_notes", note => note.id));

        migrationBuilder.CreateIndex(name: "ix_notes_owner_uuid", table: "notes", column: "owner_uuid");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(name: "notes");
}
