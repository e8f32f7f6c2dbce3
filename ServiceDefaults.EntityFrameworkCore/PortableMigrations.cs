using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace OpenTera.ServiceDefaults.EntityFrameworkCore;

/// <summary>
/// Has <c>dotnet ef migrations add</c> write no column types: each database takes its own, and one migration does for PostgreSQL and SQLite. A project says so by a
/// <see cref="DesignTimeServicesReferenceAttribute"/>.
/// </summary>
public sealed class PortableMigrations : IDesignTimeServices
{
    /// <inheritdoc/>
    public void ConfigureDesignTimeServices(IServiceCollection serviceCollection) => serviceCollection.AddSingleton<IMigrationsCodeGenerator, Generator>();
}

/// <summary>EF Core's code without the types in it.</summary>
internal sealed partial class Generator(MigrationsCodeGeneratorDependencies dependencies, CSharpMigrationsGeneratorDependencies csharp) : CSharpMigrationsGenerator(dependencies, csharp)
{
    public override string GenerateMigration(
        string? migrationNamespace, string migrationName, IReadOnlyList<MigrationOperation> upOperations, IReadOnlyList<MigrationOperation> downOperations) =>
        WithoutTypes(base.GenerateMigration(migrationNamespace, migrationName, upOperations, downOperations));

    public override string GenerateMetadata(string? migrationNamespace, Type contextType, string migrationName, string migrationId, IModel targetModel) =>
        WithoutTypes(base.GenerateMetadata(migrationNamespace, contextType, migrationName, migrationId, targetModel));

    public override string GenerateSnapshot(string? modelSnapshotNamespace, Type contextType, string modelSnapshotName, IModel model) =>
        WithoutTypes(base.GenerateSnapshot(modelSnapshotNamespace, contextType, modelSnapshotName, model));

    private static string WithoutTypes(string code) => ColumnType().Replace(code, "");

    [GeneratedRegex("""(?<=\()type: "[^"]*", |,\s*(type|oldType): "[^"]*"|\s*\.HasColumnType\("[^"]*"\)""")]
    private static partial Regex ColumnType();
}
