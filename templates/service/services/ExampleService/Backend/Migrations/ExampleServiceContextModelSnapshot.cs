#if (notes)
using System;
#endif
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

#nullable disable

namespace OpenTera.ExampleService.Migrations;

[DbContext(typeof(ExampleServiceContext))]
internal sealed class ExampleServiceContextModelSnapshot : ModelSnapshot
{
    protected override void BuildModel(ModelBuilder modelBuilder)
    {
#if (notes)
        modelBuilder.Entity("OpenTera.ExampleService.StoredNote", note =>
        {
            note.Property<int>("Id").ValueGeneratedOnAdd().HasColumnName("id");
            NpgsqlPropertyBuilderExtensions.UseIdentityByDefaultColumn(note.Property<int>("Id"));
            note.Property<string>("OwnerUuid").IsRequired().HasMaxLength(36).HasColumnName("owner_uuid");
            note.Property<string>("Text").IsRequired().HasMaxLength(1000).HasColumnName("text");
            note.Property<string>("Author").IsRequired().HasMaxLength(256).HasColumnName("author");
            note.Property<DateTimeOffset>("CreatedAt").HasColumnName("created_at");
            note.HasKey("Id").HasName("pk_notes");
            note.HasIndex("OwnerUuid").HasDatabaseName("ix_notes_owner_uuid");
            note.ToTable("notes", (string)null);
        });
#endif
#if (assets)
        modelBuilder.Entity("OpenTera.ExampleService.StoredAsset", asset =>
        {
            asset.Property<int>("Id").ValueGeneratedOnAdd().HasColumnName("id");
            NpgsqlPropertyBuilderExtensions.UseIdentityByDefaultColumn(asset.Property<int>("Id"));
            asset.Property<string>("AssetUuid").IsRequired().HasMaxLength(36).HasColumnName("asset_uuid");
            asset.Property<string>("OriginalFilename").IsRequired().HasColumnName("original_filename");
            asset.Property<long>("FileSize").HasColumnName("file_size");
            asset.HasKey("Id").HasName("pk_assets");
            asset.HasIndex("AssetUuid").IsUnique().HasDatabaseName("ix_assets_asset_uuid");
            asset.ToTable("assets", (string)null);
        });
#endif
#if (assets && tests)

#endif
#if (tests)
        modelBuilder.Entity("OpenTera.ExampleService.StoredAnswers", answers =>
        {
            answers.Property<int>("Id").ValueGeneratedOnAdd().HasColumnName("id");
            NpgsqlPropertyBuilderExtensions.UseIdentityByDefaultColumn(answers.Property<int>("Id"));
            answers.Property<string>("TestUuid").IsRequired().HasMaxLength(36).HasColumnName("test_uuid");
            answers.Property<string>("Answers").IsRequired().HasColumnName("answers");
            answers.HasKey("Id").HasName("pk_answers");
            answers.HasIndex("TestUuid").IsUnique().HasDatabaseName("ix_answers_test_uuid");
            answers.ToTable("answers", (string)null);
        });
#endif
    }
}
