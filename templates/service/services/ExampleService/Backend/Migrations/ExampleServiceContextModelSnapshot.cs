using System;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

#nullable disable

namespace OpenTera.ExampleService.Migrations;

[DbContext(typeof(ExampleServiceContext))]
internal sealed class ExampleServiceContextModelSnapshot : ModelSnapshot
{
    protected override void BuildModel(ModelBuilder modelBuilder)
    {
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
    }
}
