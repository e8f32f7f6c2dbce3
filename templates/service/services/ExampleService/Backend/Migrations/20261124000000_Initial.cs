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
#if (notes)
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
#endif
#if (assets)
        migrationBuilder.CreateTable(
            name: "assets",
            columns: table => new
            {
                id = table.Column<int>(nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn)
                    .Annotation("Sqlite:Autoincrement", true),
                asset_uuid = table.Column<string>(maxLength: 36, nullable: false),
                original_filename = table.Column<string>(nullable: false),
                file_size = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_assets", asset => asset.id));

        migrationBuilder.CreateIndex(name: "ix_assets_asset_uuid", table: "assets", column: "asset_uuid", unique: true);
#endif
#if (assets && tests)

#endif
#if (tests)
        migrationBuilder.CreateTable(
            name: "answers",
            columns: table => new
            {
                id = table.Column<int>(nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn)
                    .Annotation("Sqlite:Autoincrement", true),
                test_uuid = table.Column<string>(maxLength: 36, nullable: false),
                answers = table.Column<string>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_answers", answers => answers.id));

        migrationBuilder.CreateIndex(name: "ix_answers_test_uuid", table: "answers", column: "test_uuid", unique: true);
#endif
    }

#if (notes)
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(name: "notes");
#else
    protected override void Down(MigrationBuilder migrationBuilder)
    {
#if (assets)
        migrationBuilder.DropTable(name: "assets");
#endif
#if (tests)
        migrationBuilder.DropTable(name: "answers");
#endif
    }
#endif
}
