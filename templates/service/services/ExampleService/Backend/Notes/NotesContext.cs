using Microsoft.EntityFrameworkCore;

namespace OpenTera.ExampleService.Notes;

/// <summary>The service's own database.</summary>
public sealed class NotesContext(DbContextOptions<NotesContext> options) : DbContext(options)
{
    public DbSet<StoredNote> Notes => Set<StoredNote>();

    protected override void OnModelCreating(ModelBuilder model) => model.Entity<StoredNote>().HasIndex(note => note.OwnerUuid);
}
